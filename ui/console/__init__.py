"""The same program without a window, a family of commands to a file; only the cohort report needs Qt."""
