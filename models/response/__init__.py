"""What became of the tumour: lesions, responses by each criterion, best responses, readers and endpoints."""
