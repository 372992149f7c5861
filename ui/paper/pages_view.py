"""The pages of a PDF, nearer or further away."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from ui.kit.theme import Theme

ZOOM_STEP, SMALLEST, LARGEST = 1.25, 0.3, 4.0


class PagesView(QPdfView):
    """As wide as the view at first."""

    def __init__(self, theme: Theme, pdf: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf = pdf
        self.setDocument(pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName(self.tr("Pages of the print"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("sunken"))
        self.setPalette(palette)

    def zoom_in(self) -> None:
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / ZOOM_STEP)

    def fit_width(self) -> None:
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        self.setZoomMode(QPdfView.ZoomMode.FitInView)

    def _zoom(self, by: float) -> None:
        factor = self.zoom * by
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(factor, SMALLEST), LARGEST))

    @property
    def zoom(self) -> float:
        """The zoom in sight, also while the view fits the page to itself."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        size, port = self._pdf.pagePointSize(0), self.viewport().size()
        points_per_pixel = 72 / max(self.logicalDpiX(), 1)
        across = port.width() * points_per_pixel / size.width()
        down = port.height() * points_per_pixel / size.height()
        return across if self.zoomMode() is QPdfView.ZoomMode.FitToWidth else min(across, down)
