package dev.tenure.benchmarks.report;

import dev.tenure.benchmarks.Result;
import dev.tenure.benchmarks.Result.Figures;
import dev.tenure.benchmarks.grants.Weight;
import dev.tenure.benchmarks.pure.Measured;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures of a report as bars, each once for a light page and once for a dark one. */
final class Plots {
    private static final List<String> PLACES =
            List.of("PostgreSQL", "PostgreSQL, synchronous_commit=off", "H2", "memory");
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    private final Report report;
    private final Path folder;

    Plots(Report report, Path folder) {
        this.report = report;
        this.folder = folder;
    }

    void draw() {
        for (var theme : Theme.values()) {
            save(work("refresh", theme), "refresh", theme);
            save(work("authenticate", theme), "authenticate", theme);
            save(weights(theme), "weights", theme);
            save(pure(theme), "decisions", theme);
        }
    }

    /** The speed of all contenders relative to Tenure, with four threads. */
    private CategoryChart work(String work, Theme theme) {
        var chart = chart(work + ", 4 threads: how often a second, Tenure being 1", "", theme);
        var contests = PLACES.stream()
                .flatMap(place -> report.contest(work, place, 4).stream())
                .toList();
        var names = new LinkedHashSet<String>();
        contests.forEach(it -> it.figures().forEach(figures -> names.add(figures.name())));
        for (var name : names)
            chart.addSeries(
                    name,
                    contests.stream().map(Result::place).map(Plots::brief).toList(),
                    contests.stream().map(it -> relative(it, name)).toList());
        return chart;
    }

    private static Double relative(Result result, String name) {
        var ours = result.figures().get(0).perSecond().median();
        return result.figures().stream()
                .filter(it -> it.name().equals(name))
                .map(Figures::perSecond)
                .map(it -> it.median() / ours)
                .findFirst()
                .orElse(0.0);
    }

    private static String brief(String place) {
        return place.replace("synchronous_commit=off", "asynchronous");
    }

    private CategoryChart weights(Theme theme) {
        var chart = chart("bytes of one grant after so many refreshes", "bytes", theme);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(100.0);
        var names = new LinkedHashSet<String>();
        report.weights().forEach(it -> names.add(it.name()));
        for (var name : names) {
            var weights = report.weights().stream()
                    .filter(it -> it.name().equals(name))
                    .toList();
            chart.addSeries(
                    name,
                    weights.stream()
                            .map(Weight::refreshes)
                            .map(it -> "%,d".formatted(it))
                            .toList(),
                    weights.stream().map(Weight::bytes).toList());
        }
        return chart;
    }

    private CategoryChart pure(Theme theme) {
        var chart = chart("a refresh decided, and bare transitions without data", "ns", theme);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(10.0);
        chart.getStyler().setLegendVisible(false);
        var shown = new ArrayList<Measured>();
        for (var name : List.of("stateless4j", "refresh", "squirrelFoundation", "springStatemachine"))
            report.pure(name).ifPresent(shown::add);
        chart.addSeries(
                "ns",
                shown.stream()
                        .map(it -> it.name().equals("refresh") ? "Tenure, refresh" : it.name())
                        .toList(),
                shown.stream().map(it -> it.nanos().median()).toList());
        return chart;
    }

    private static CategoryChart chart(String title, String unit, Theme theme) {
        var chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        theme.dress(chart);
        return chart;
    }

    private void save(CategoryChart chart, String name, Theme theme) {
        try {
            VectorGraphicsEncoder.saveVectorGraphic(
                    chart, folder.resolve(name + "-" + theme.suffix + ".svg").toString(), VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colours of a page; the bars differ without red and green. */
    private enum Theme {
        LIGHT("light", new Color(0xffffff), new Color(0x1f2328), new Color(0xd1d9e0)),
        DARK("dark", new Color(0x0d1117), new Color(0xf0f6fc), new Color(0x3d444d));

        private static final Color[] BARS = {
            new Color(0x0072b2),
            new Color(0xe69f00),
            new Color(0x56b4e9),
            new Color(0xcc79a7),
            new Color(0x009e73),
            new Color(0xd55e00)
        };

        private final String suffix;
        private final Color ground;
        private final Color ink;
        private final Color lines;

        Theme(String suffix, Color ground, Color ink, Color lines) {
            this.suffix = suffix;
            this.ground = ground;
            this.ink = ink;
            this.lines = lines;
        }

        void dress(CategoryChart chart) {
            var style = chart.getStyler();
            style.setChartBackgroundColor(ground);
            style.setPlotBackgroundColor(ground);
            style.setLegendBackgroundColor(ground);
            style.setLegendBorderColor(ground);
            style.setPlotBorderColor(lines);
            style.setPlotGridLinesColor(lines);
            style.setPlotGridLinesStroke(new BasicStroke(0.5f));
            style.setPlotGridVerticalLinesVisible(false);
            style.setChartFontColor(ink);
            style.setAxisTickLabelsColor(ink);
            style.setAxisTickMarksColor(lines);
            style.setXAxisTitleColor(ink);
            style.setYAxisTitleColor(ink);
            style.setSeriesColors(BARS);
            style.setLegendPosition(LegendPosition.OutsideS);
            style.setAvailableSpaceFill(0.8);
        }
    }
}
