package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Sketches a process by dice: mostly forward, with everything in it that moves tokens. */
final class RandomProcess {

    private static final int DEEPEST = 2;
    private static final List<String> KINDS = List.of("work", "work", "work", "review", "review", "finalise", "finalise", "xor", "xor",
            "and", "and", "or", "receive", "manual", "sub", "sub", "throw", "end", "end");
    private static final List<String> ENDS = List.of("", "", "", " terminate", " error:a", " error:b", " escalation:a", " compensation");
    private static final List<String> LOOPS = List.of(" mi", " mi-one-by-one", " mi==[1,2]", " mi-until-enough==[1,2]");
    private static final List<String> INTERRUPTING = List.of("timer", "message", "error:a", "error", "escalation:a", "escalation");

    private final Random dice;
    private final StringBuilder text = new StringBuilder("process main {\n");
    private int ids;

    private RandomProcess(long seed) {
        this.dice = new Random(seed);
    }

    static String of(long seed) {
        RandomProcess process = new RandomProcess(seed);
        process.contents(0, "");
        return process.text.append("}\n").toString();
    }

    private void contents(int depth, String event) {
        List<String> elements = IntStream.range(0, 4 + dice.nextInt(6 - depth)).mapToObj(i -> id()).toList();
        text.append("start ").append(id()).append(event).append(" -> ").append(elements.getFirst()).append('\n');
        for (int i = 0; i + 1 < elements.size(); i++) element(one(KINDS), elements, i, depth);
        text.append("end ").append(elements.getLast()).append(one(ENDS)).append('\n');
        if (depth == DEEPEST || dice.nextInt(4) > 0) return;
        String start = one(INTERRUPTING);
        text.append("esp ").append(id()).append(" {\n");
        contents(depth + 1, (start.startsWith("error") || dice.nextBoolean() ? " " : " + ") + start);
        text.append("}\n");
    }

    private void element(String kind, List<String> elements, int i, int depth) {
        String id = elements.get(i);
        boolean forks = List.of("xor", "and", "or").contains(kind) || dice.nextInt(12) == 0;
        List<String> targets = IntStream.range(0, forks ? 1 + dice.nextInt(3) : 1).mapToObj(n -> target(elements, i)).distinct().toList();
        String to = " -> " + String.join(", ", targets) + "\n";
        String loop = dice.nextInt(8) == 0 ? one(LOOPS) : "";
        switch (kind) {
            case "sub" -> subProcess(id, loop, to, depth);
            case "end" -> text.append("end ").append(id).append(one(ENDS)).append('\n');
            case "throw" -> text.append("throw ").append(id).append(dice.nextBoolean() ? " escalation:a" : " compensation").append(to);
            case "work", "review", "finalise", "receive" -> text.append(kind).append(' ').append(id).append(loop).append(to);
            default -> text.append(kind).append(' ').append(id).append(to);
        }
        if (!List.of("work", "review", "sub").contains(kind)) return;
        if (dice.nextInt(5) < 2) boundary(id, target(elements, i));
        if (dice.nextInt(8) == 0) compensation(id);
    }

    private void subProcess(String id, String loop, String to, int depth) {
        if (depth == DEEPEST) {
            text.append("work ").append(id).append(loop).append(to);
            return;
        }
        text.append("sub ").append(id).append(loop).append(to.stripTrailing()).append(" {\n");
        contents(depth + 1, "");
        text.append("}\n");
    }

    private void boundary(String host, String target) {
        String event = one(INTERRUPTING);
        boolean beside = !event.startsWith("error") && dice.nextInt(5) < 2;
        text.append("boundary ").append(id()).append(beside ? " +@" : " @").append(host).append(' ').append(event).append(" -> ")
                .append(target).append('\n');
    }

    private void compensation(String host) {
        String handler = id();
        text.append("boundary ").append(id()).append(" @").append(host).append(" compensation -> ~").append(handler).append('\n')
                .append(one(List.of("work", "finalise", "review"))).append(' ').append(handler).append(" undoing\n");
    }

    private String target(List<String> elements, int i) {
        return dice.nextInt(5) > 0 ? elements.get(Math.min(elements.size() - 1, i + 1 + dice.nextInt(3))) : one(elements);
    }

    private String one(List<String> from) {
        return from.get(dice.nextInt(from.size()));
    }

    private String id() {
        return "n" + ids++;
    }
}
