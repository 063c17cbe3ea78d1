package org.roadmarshal.document;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Excel's own charts, to the right of the rows that they are of. */
final class SheetChart {
    private static final int COLUMNS = 9;
    private static final int ROWS = 22;

    private SheetChart() {}

    static void draw(XSSFSheet sheet, Spreadsheet.Page page) {
        Spreadsheet.Plot plot = page.plot();
        List<List<Object>> rows = page.rows();
        int left = rows.get(0).size() + 1;
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, left, 1, left + COLUMNS, 1 + ROWS));
        chart.setTitleText(plot.title());
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis along = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setCrosses(AxisCrosses.AUTO_ZERO);
        up.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFChartData data = chart.createData(plot.lines() ? ChartTypes.LINE : ChartTypes.BAR, along, up);
        XDDFDataSource<String> labels = XDDFDataSourcesFactory.fromStringCellRange(sheet, column(rows, plot.labels()));
        for (int column : plot.values()) {
            XDDFNumericalDataSource<Double> values =
                    XDDFDataSourcesFactory.fromNumericCellRange(sheet, column(rows, column));
            XDDFChartData.Series series = data.addSeries(labels, values);
            series.setTitle(rows.get(0).get(column).toString(), null);
            if (series instanceof XDDFLineChartData.Series line) {
                line.setMarkerStyle(MarkerStyle.NONE);
                line.setSmooth(false);
            }
        }
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(BarDirection.COL);
        }
        chart.plot(data);
    }

    private static CellRangeAddress column(List<List<Object>> rows, int column) {
        return new CellRangeAddress(1, rows.size() - 1, column, column);
    }
}
