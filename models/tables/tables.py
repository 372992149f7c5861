"""The tables of a cohort report in one place: baseline, responses, markers, adverse events, survival rates."""

from __future__ import annotations

from models.tables.baseline import baseline_table as baseline_table
from models.tables.events import adverse_event_table as adverse_event_table
from models.tables.markers import marker_table as marker_table
from models.tables.rates import rate_table as rate_table
from models.tables.responses import response_table as response_table
from models.tables.table import CohortTable as CohortTable
from models.tables.table import Courses as Courses
from models.tables.table import TableCell as TableCell
from models.tables.table import TableColumn as TableColumn
from models.tables.table import TableRow as TableRow
