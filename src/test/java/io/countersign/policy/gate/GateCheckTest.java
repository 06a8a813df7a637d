package io.countersign.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateCheckTest {

    private static final String CALLER = """
            process caller {
              start c1 -> look
              call look called -> c2
              finalise c2 -> c3
              end c3
            }
            """;
    private static final String REVIEWING = """
            process called {
              start d1 -> d2
              review d2 -> d3
              end d3
            }
            """;
    private static final String NOT_REVIEWING = """
            process called {
              start d1 -> d2
              work d2 -> d3
              end d3
            }
            """;
    private static final String PLAIN = """
            process main {
              start begin -> step
              review step -> decide
              finalise decide -> done
              end done
            }
            """;

    @Test
    void filesGivenTogetherResolveEachOthersCalls() {
        assertThat(check(Deployed.nothing(), CALLER, REVIEWING)).isEqualTo(new Verdict.Passes(List.of("caller", "called")));
        assertThat(rules(check(Deployed.nothing(), CALLER))).containsExactly(Rule.CALLS_UNKNOWN_PROCESS);
        assertThat(rules(check(Deployed.nothing(), CALLER, NOT_REVIEWING))).containsExactly(Rule.FINALISES_UNREVIEWED);
    }

    @Test
    void aCallReachesWhatIsDeployed() {
        assertThat(check(deployed(REVIEWING), CALLER)).isInstanceOf(Verdict.Passes.class);
        assertThat(rules(check(deployed(NOT_REVIEWING), CALLER))).containsExactly(Rule.FINALISES_UNREVIEWED);
        assertThat(check(deployed(NOT_REVIEWING, REVIEWING), CALLER)).as("the last one counts").isInstanceOf(Verdict.Passes.class);
    }

    @Test
    void deployingACalledProcessJudgesItsDeployedCallersAnew() {
        assertThat(check(deployed(REVIEWING, CALLER), NOT_REVIEWING)).isInstanceOfSatisfying(Verdict.Refused.class, refused ->
                assertThat(refused.findings()).singleElement().satisfies(finding -> {
                    assertThat(finding.process()).isEqualTo("caller");
                    assertThat(finding.path()).extracting(PathElement::id).containsExactly("c1", "look", "d1", "d2", "d3", "c2");
                }));
        assertThat(check(deployed(REVIEWING, CALLER), REVIEWING)).isEqualTo(new Verdict.Passes(List.of("called", "caller")));
    }

    @Test
    void callersOfCallersAreJudgedAnew() {
        String outermost = CALLER.replace("caller", "outermost").replace("called", "between");
        String between = "process between {\n start b1 -> b2\n call b2 called -> b3\n end b3\n}\n";
        assertThat(rules(check(deployed(REVIEWING, between, outermost), NOT_REVIEWING))).containsExactly(Rule.FINALISES_UNREVIEWED);
        assertThat(check(deployed(REVIEWING, between, outermost), REVIEWING)).isEqualTo(
                new Verdict.Passes(List.of("called", "between", "outermost")));
    }

    @Test
    void aCallerThatIsReplacedTooIsJudgedAsItWillBe() {
        assertThat(check(deployed(REVIEWING, CALLER), NOT_REVIEWING, CALLER.replace("finalise", "work"))).isInstanceOf(Verdict.Passes.class);
    }

    @Test
    void whatNobodyConcernsIsLeftAlone() {
        String unsafe = PLAIN.replace("review", "work").replace("main", "elsewhere");
        assertThat(check(deployed(unsafe), PLAIN)).isEqualTo(new Verdict.Passes(List.of("main")));
    }

    @Test
    void anyPrefixAndNoneIsBpmn() {
        String drawn = drawn(PLAIN);
        assertThat(check(drawn.replace("bpmn:", "").replace("xmlns:bpmn=", "xmlns="))).isInstanceOf(Verdict.Passes.class);
        String others = drawn.replace("bpmn:", "b:").replace(":bpmn=", ":b=").replace("zeebe:", "z:").replace(":zeebe=", ":z=");
        assertThat(check(others)).isInstanceOf(Verdict.Passes.class);
        assertThat(rules(check(others.replace("targetRef=\"step\"", "targetRef=\"decide\"")))).containsExactly(Rule.FINALISES_UNREVIEWED);
    }

    @Test
    void aJobTypeOfAnotherNamespaceIsNone() {
        String foreign = drawn(PLAIN).replaceFirst("<zeebe:taskDefinition type=\"human-review\"/>",
                "<x:taskDefinition xmlns:x=\"https://example.org\" type=\"human-review\"/>");
        assertThat(rules(check(foreign))).containsExactly(Rule.FINALISES_UNREVIEWED);
    }

    @Test
    void whatIsNoBpmnIsUnreadable() {
        assertThat(check("")).isInstanceOf(Verdict.Unreadable.class);
        assertThat(check("<html/>")).isInstanceOf(Verdict.Unreadable.class);
        assertThat(check(drawn(PLAIN).replace("</bpmn:definitions>", ""))).isInstanceOf(Verdict.Unreadable.class);
        assertThat(check(drawn(PLAIN).replace(Xml.BPMN, "http://www.omg.org/spec/BPMN/2"))).isInstanceOf(Verdict.Unreadable.class);
    }

    @Test
    void nothingIsReadFromOutsideTheFile() {
        String withType = drawn(PLAIN).replace("?>\n", "?>\n<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n");
        assertThat(check(withType)).isInstanceOfSatisfying(Verdict.Unreadable.class, no -> assertThat(no.why()).contains("DOCTYPE"));
    }

    @Test
    void aFileIsBoundedInSizeAndDepth() {
        assertThat(check(drawn(PLAIN) + " ".repeat(Xml.LARGEST))).isInstanceOf(Verdict.Unreadable.class);
        assertThat(check("<a>".repeat(100_000))).isInstanceOf(Verdict.Unreadable.class);
    }

    @Test
    void anIdTwiceAProcessTwiceAndAFlowOverTheBorderAreMalformed() {
        assertThat(rules(check(drawn(PLAIN).replace("id=\"done\"", "id=\"step\"")))).containsExactly(Rule.MALFORMED);
        assertThat(rules(check(Deployed.nothing(), PLAIN, PLAIN))).containsExactly(Rule.MALFORMED);
        String inner = drawn(PLAIN.replace("done -> x", "").replace("work", "work")
                .replace("  end done\n", "  sub box -> done {\n start s -> e\n end e\n }\n end done\n"));
        assertThat(check(inner)).isInstanceOf(Verdict.Passes.class);
        assertThat(rules(check(inner.replace("targetRef=\"step\"", "targetRef=\"e\"")))).containsExactly(Rule.MALFORMED);
    }

    @Test
    void anElementThatTheCheckDoesNotKnowIsNamed() {
        String unknown = drawn(PLAIN).replace("</bpmn:process>", "<bpmn:oracle id=\"seer\"/></bpmn:process>");
        assertThat(check(unknown)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.findings().getFirst().rule()).isEqualTo(Rule.UNDECIDED);
            assertThat(refused.findings().getFirst().sentence()).contains("oracle").contains("seer");
        });
    }

    @Test
    void aFlowCountsWhereverItIsWrittenDown() {
        String moved = drawn("""
                process main {
                  start begin -> box
                  sub box -> decide {
                    start s -> r
                    review r -> e
                    end e
                  }
                  finalise decide
                }
                """).replaceFirst("<bpmn:sequenceFlow id=\"begin-to-box-0\"[^\n]*\n", "")
                .replace("<bpmn:startEvent id=\"s\">", "<bpmn:sequenceFlow id=\"begin-to-box-0\" sourceRef=\"begin\" targetRef=\"decide\"/>"
                        + "<bpmn:startEvent id=\"s\">");
        assertThat(rules(check(moved))).containsExactly(Rule.FINALISES_UNREVIEWED);
    }

    @Test
    void twentyBranchesOfTenStepsAreJudged() {
        for (String at : List.of("", "timer", "message")) {
            assertThat(check(Deployed.nothing(), branches(20, 10, at, "review"))).isInstanceOf(Verdict.Passes.class);
            assertThat(rules(check(Deployed.nothing(), branches(20, 10, at, "work")))).containsExactly(Rule.FINALISES_UNREVIEWED);
        }
    }

    @Test
    void aLongRowOfStepsIsJudged() {
        StringBuilder row = new StringBuilder("process main {\nstart begin -> s0\n");
        for (int i = 0; i < 3_000; i++) row.append("work s").append(i).append(" -> s").append(i + 1).append('\n');
        String after = "%s s3000 -> decide\nfinalise decide -> done\nend done\n}\n";
        assertThat(check(Deployed.nothing(), row + after.formatted("review"))).isInstanceOf(Verdict.Passes.class);
        assertThat(check(Deployed.nothing(), row + after.formatted("user"))).isInstanceOfSatisfying(Verdict.Refused.class, refused ->
                assertThat(refused.findings().getFirst().path()).hasSize(3_003));
    }

    @Test
    void aLongRowWithinASubProcessIsJudged() {
        StringBuilder row = new StringBuilder("process main {\nstart begin -> box\nsub box -> decide {\nstart s -> s0\n");
        for (int i = 0; i < 3_000; i++) row.append("work s").append(i).append(" -> s").append(i + 1).append('\n');
        row.append("end s3000\n}\nfinalise decide -> done\nend done\n}\n");
        assertThat(rules(check(Deployed.nothing(), row.toString()))).containsExactly(Rule.FINALISES_UNREVIEWED);
    }

    @Test
    void subProcessesNestedTooDeepAreNotJudged() {
        String deep = "sub x%d {\n start s%d -> x%d\n";
        StringBuilder text = new StringBuilder("process main {\nstart begin -> x0\n");
        for (int i = 0; i < 160; i++) text.append(deep.formatted(i, i, i + 1));
        text.append("work x160\n").append("}\n".repeat(161));
        assertThat(rules(check(Deployed.nothing(), text.toString()))).containsExactly(Rule.UNDECIDED);
        String deeper = text.toString().replace("work x160", "sub x160 {\n".repeat(100)).concat("}\n".repeat(100));
        assertThat(check(drawn(deeper))).isInstanceOf(Verdict.Unreadable.class);
    }

    @Test
    void moreStatesThanAreLookedAtAreRefusedAsUndecided() {
        StringBuilder text = new StringBuilder("process main {\nstart begin -> fork\nand fork -> x");
        for (int i = 0; i < 20; i++) text.append(", p").append(i);
        for (int i = 0; i < 20; i++) text.append("\nwork p").append(i).append(" -> q").append(i).append("\nboundary t").append(i).append(" @p")
                .append(i).append(" timer -> q").append(i).append("\nreceive q").append(i).append(" -> end").append(i)
                .append("\nboundary u").append(i).append(" +@q").append(i).append(" timer -> end").append(i).append("\nend end").append(i);
        text.append("\nxor x -> a, b\nwork a -> join\nwork b -> join\nand join -> decide\nfinalise decide -> done\nend done\n}\n");
        assertThat(check(Deployed.nothing(), text.toString())).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.findings().getFirst().rule()).isEqualTo(Rule.UNDECIDED);
            assertThat(refused.findings().getFirst().path()).extracting(PathElement::id).endsWith("join", "decide");
        });
    }

    /** Branches that all lead to a join, the last through a step of the kind given, each step with its own boundary event. */
    private static String branches(int count, int steps, String event, String kind) {
        List<String> lines = new ArrayList<>(List.of("process main {", "start begin -> fork"));
        List<String> first = new ArrayList<>();
        for (int branch = 0; branch < count; branch++) {
            first.add("b" + branch + "s0");
            for (int step = 0; step < steps; step++) {
                String id = "b" + branch + "s" + step;
                String next = step + 1 < steps ? "b" + branch + "s" + (step + 1) : "last" + branch;
                lines.add("work " + id + " -> " + next);
                if (!event.isEmpty()) lines.add("boundary late-" + id + (event.equals("timer") ? " @" : " +@") + id + " " + event + " -> " + next);
            }
            lines.add((branch + 1 < count ? "user" : kind) + " last" + branch + " -> join");
        }
        lines.add("and fork -> " + String.join(", ", first));
        lines.addAll(List.of("and join -> decide", "finalise decide -> done", "end done", "}"));
        return String.join("\n", lines) + "\n";
    }

    private static String drawn(String sketch) {
        return Drawing.of("", Sketch.read(sketch.lines().toList()));
    }

    private static Deployed deployed(String... sketches) {
        return new Deployed(Arrays.stream(sketches).map(sketch -> BpmnFile.of("deployed", drawn(sketch))).toList());
    }

    private static Verdict check(Deployed deployed, String... sketches) {
        return GateCheck.check(Arrays.stream(sketches).map(sketch -> BpmnFile.of("given", drawn(sketch))).toList(), deployed);
    }

    private static Verdict check(String bpmn) {
        return GateCheck.check(List.of(new BpmnFile("given", bpmn.getBytes(StandardCharsets.UTF_8))), Deployed.nothing());
    }

    private static List<Rule> rules(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.findings().stream().map(Finding::rule).toList() : List.of();
    }
}
