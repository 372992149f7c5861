"""The tables of a cohort report in one place: baseline, responses, markers, adverse events, survival rates."""

from __future__ import annotations

from models.cohort_baseline import baseline_table as baseline_table
from models.cohort_events import adverse_event_table as adverse_event_table
from models.cohort_markers import marker_table as marker_table
from models.cohort_rates import rate_table as rate_table
from models.cohort_responses import response_table as response_table
from models.cohort_table import CohortTable as CohortTable
from models.cohort_table import Courses as Courses
from models.cohort_table import TableCell as TableCell
from models.cohort_table import TableColumn as TableColumn
from models.cohort_table import TableRow as TableRow
