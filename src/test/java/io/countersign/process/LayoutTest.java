package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Readable at first sight: nothing is drawn over anything else. */
class LayoutTest {

    /** So much of a line lies in the shape that it leaves or reaches. */
    private static final double TOUCH = 1;

    private record Line(String of, Line2D line) {}

    private record Box(String of, Rectangle2D box) {}

    static List<Path> drawings() throws IOException {
        return Drawings.all();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noFlowCrossesAnother(Path drawing) throws Exception {
        var lines = lines(drawing);
        for (Line one : lines) for (Line other : lines)
            if (!one.of().equals(other.of())) assertThat(one.line().intersectsLine(other.line()))
                    .as(one.of() + " crosses " + other.of()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noLabelLiesOnAFlowOrAnotherLabelOrAShape(Path drawing) throws Exception {
        var labels = boxes(drawing, "BPMNLabel");
        var shapes = boxes(drawing, "BPMNShape").stream().filter(shape -> shape.box().getHeight() <= 80).toList();
        for (Box label : labels) {
            for (Line line : lines(drawing))
                assertThat(line.line().intersects(label.box())).as("the label of " + label.of() + " lies on " + line.of()).isFalse();
            for (Box other : Stream.concat(labels.stream(), shapes.stream()).filter(other -> other != label).toList())
                assertThat(other.box().intersects(label.box())).as("the label of " + label.of() + " lies on " + other.of())
                        .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noFlowRunsThroughAShape(Path drawing) throws Exception {
        for (Box shape : boxes(drawing, "BPMNShape")) {
            var box = shape.box();
            if (box.getHeight() > 80) continue; // sub-processes hold theirs
            var inner = new Rectangle2D.Double(box.getX() + TOUCH, box.getY() + TOUCH, box.getWidth() - 2 * TOUCH,
                    box.getHeight() - 2 * TOUCH);
            for (Line line : lines(drawing))
                assertThat(line.line().intersects(inner)).as(line.of() + " runs through " + shape.of()).isFalse();
        }
    }

    private static List<Line> lines(Path drawing) throws Exception {
        var lines = new ArrayList<Line>();
        for (Element edge : elements(root(drawing), "BPMNEdge")) {
            var points = elements(edge, "waypoint");
            for (int i = 1; i < points.size(); i++) lines.add(new Line(edge.getAttribute("bpmnElement"), new Line2D.Double(
                    number(points.get(i - 1), "x"), number(points.get(i - 1), "y"), number(points.get(i), "x"),
                    number(points.get(i), "y"))));
        }
        return lines;
    }

    /** Of the shapes themselves, or of their labels and those of the flows. */
    private static List<Box> boxes(Path drawing, String kind) throws Exception {
        return elements(root(drawing), kind).stream().map(element -> {
            Element bounds = elements(element, "Bounds").getFirst();
            Element of = kind.equals("BPMNLabel") ? (Element) element.getParentNode() : element;
            return new Box(of.getAttribute("bpmnElement"), new Rectangle2D.Double(number(bounds, "x"), number(bounds, "y"),
                    number(bounds, "width"), number(bounds, "height")));
        }).toList();
    }

    private static Element root(Path drawing) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(drawing.toFile()).getDocumentElement();
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
