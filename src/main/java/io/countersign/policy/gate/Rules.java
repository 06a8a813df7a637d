package io.countersign.policy.gate;

import io.countersign.policy.gate.Game.State;
import io.countersign.policy.gate.Move.Compensate;
import io.countersign.policy.gate.Move.Raise;
import io.countersign.policy.gate.Tokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can happen next to the tokens of a scope. */
final class Rules {

    private static final int MOST_AT_ONCE = 50;

    private final Reach reach;
    private final Predicate<Move> allowed;
    private final boolean oneByOne;

    /** Tokens put into a scope, with how they got where they are. */
    record Entry(List<Token> tokens, List<Hop> hops) {}

    /** @param raised what a scope further out still has to do @param done activities that were completed by it */
    record Outcome(Tokens tokens, @Nullable Raise raised, Set<Place> done, List<Hop> hops) {}

    Rules(Reach reach, Predicate<Move> allowed, boolean oneByOne) {
        this.reach = reach;
        this.allowed = allowed;
        this.oneByOne = oneByOne;
    }

    /** What can become of the tokens of the outermost scope. */
    List<Outcome> outcomes(Scope scope, State state) {
        return outcomes(scope, state.tokens(), state.done());
    }

    private List<Outcome> outcomes(Scope scope, Tokens tokens, Set<Place> done) {
        List<Outcome> all = new ArrayList<>();
        for (Token token : tokens.distinct()) {
            all.addAll(outcomes(scope, tokens, token, done));
            if (oneByOne && !all.isEmpty()) return all;
        }
        for (Move.Join join : scope.joins) if (allowed.test(join)) all.addAll(join(tokens, join));
        for (Move move : scope.events)
            if (allowed.test(move) && move instanceof Raise raise) all.addAll(caught(raise, tokens, List.of(tokens), List.of(),
                    Set.of(), List.of(new Hop(scope.owner, List.of(raise.catcher().target()), false))));
        return all;
    }

    private List<Outcome> outcomes(Scope scope, Tokens tokens, Token token, Set<Place> done) {
        List<Outcome> all = new ArrayList<>();
        Place place = token.place();
        boolean running = place.inside != null && !token.inside().isEmpty();
        boolean ends = !running && (place.again == null || reach.completes(place.again));
        if (ends) for (Move move : place.completions) if (allowed.test(move)) all.addAll(moved(scope, tokens, token, move, done, true));
        if (place.inside == null || running)
            for (Move move : place.events) if (allowed.test(move)) all.addAll(moved(scope, tokens, token, move, done, false));
        if (running) for (Outcome inner : outcomes(place.inside, token.inside(), done)) all.addAll(outer(scope, tokens, token, inner));
        return all;
    }

    /** What happened inside, as seen one scope further out. */
    private List<Outcome> outer(Scope scope, Tokens tokens, Token token, Outcome inner) {
        Token changed = new Token(token.place(), inner.tokens());
        List<Tokens> left = tokens.minus(token);
        Raise raised = inner.raised();
        if (raised != null && raised.catcher().at() == scope)
            return caught(raised, tokens, left, List.of(changed), inner.done(), inner.hops());
        return left.stream().map(rest -> new Outcome(rest.plus(List.of(changed)), raised, inner.done(), inner.hops())).toList();
    }

    private List<Outcome> moved(Scope scope, Tokens tokens, Token token, Move move, Set<Place> done, boolean completed) {
        Place place = token.place();
        Set<Place> completes = completed && place.remembered ? Set.of(place) : Set.of();
        List<Tokens> left = tokens.minus(token);
        return switch (move) {
            case Move.Terminate end -> List.of(new Outcome(Tokens.NONE, null, completes, List.of(new Hop(place, List.of(), true))));
            case Compensate compensate -> compensated(compensate, place, left, done);
            case Raise raise -> raised(scope, tokens, token, raise, completes);
            default -> enter(place, move.to(), completed).stream().flatMap(entry -> left.stream().map(rest ->
                    new Outcome(rest.plus(entry.tokens()), null, completes, entry.hops()))).toList();
        };
    }

    private List<Outcome> raised(Scope scope, Tokens tokens, Token token, Raise raise, Set<Place> done) {
        Place place = token.place();
        List<Outcome> all = new ArrayList<>();
        for (Entry entry : enter(place, raise.to(), true)) {
            List<Hop> hops = new ArrayList<>(raise.to().isEmpty() ? List.of() : entry.hops());
            hops.add(new Hop(place, List.of(raise.catcher().target()), false));
            List<Token> rest = raise.stays() ? List.of(token) : entry.tokens();
            if (raise.catcher().at() == scope) all.addAll(caught(raise, tokens, tokens.minus(token), rest, done, hops));
            else tokens.minus(token).forEach(left -> all.add(new Outcome(left.plus(rest), raise, done, hops)));
        }
        return all;
    }

    /** @param left what else is in the catching scope @param beside what is left of what threw */
    private List<Outcome> caught(Raise raise, Tokens tokens, List<Tokens> left, List<Token> beside, Set<Place> done, List<Hop> hops) {
        List<Outcome> all = new ArrayList<>();
        for (Entry entry : enterQuietly(raise.catcher().target())) {
            List<Hop> both = Stream.concat(hops.stream(), entry.hops().stream()).toList();
            switch (raise.catcher().mode()) {
                case INSTEAD_OF_ALL -> all.add(new Outcome(Tokens.NONE.plus(entry.tokens()), null, done, both));
                case INSTEAD_OF_HOST -> left.forEach(rest -> all.add(new Outcome(rest.plus(entry.tokens()), null, done, both)));
                case BESIDE -> left.forEach(rest ->
                        all.add(new Outcome(rest.plus(beside).plus(entry.tokens()), null, done, both)));
            }
        }
        return all;
    }

    private List<Outcome> compensated(Compensate compensate, Place place, List<Tokens> left, Set<Place> done) {
        List<Place> handlers = compensate.undo().stream().filter(undo -> done.containsAll(undo.done())).map(Move.Undo::handler).toList();
        if (handlers.isEmpty()) return List.of();
        return enter(place, handlers, false).stream().flatMap(entry -> left.stream().map(rest -> new Outcome(
                rest.plus(List.of(new Token(compensate.inside(), Tokens.NONE.plus(entry.tokens())))), null, Set.of(), entry.hops()))).toList();
    }

    private List<Outcome> join(Tokens tokens, Move.Join join) {
        List<Tokens> left = List.of(tokens);
        for (Place place : join.from()) {
            Token token = new Token(place, Tokens.NONE);
            if (!tokens.counts().containsKey(token)) return List.of();
            left = left.stream().flatMap(rest -> rest.minus(token).stream()).toList();
        }
        List<Tokens> rest = left;
        return enter(join.from().getLast(), join.to(), true).stream().flatMap(entry -> rest.stream().map(some ->
                new Outcome(some.plus(entry.tokens()), null, Set.of(), entry.hops()))).toList();
    }

    /** The ways in which tokens get to these places and through what they pass at once. */
    List<Entry> enter(@Nullable Place from, List<Place> to, boolean ended) {
        return enter(to, new HashSet<>()).stream().map(entry -> new Entry(entry.tokens(),
                Stream.concat(Stream.of(new Hop(from, to, ended)), entry.hops().stream()).toList())).toList();
    }

    private List<Entry> enterQuietly(Place place) {
        return enter(List.of(place), new HashSet<>());
    }

    private List<Entry> enter(List<Place> to, Set<Place> passed) {
        List<Entry> all = List.of(new Entry(List.of(), List.of()));
        for (Place place : to) {
            List<Entry> ways = enter(place, passed);
            all = all.stream().flatMap(before -> ways.stream().map(way -> new Entry(
                    Stream.concat(before.tokens().stream(), way.tokens().stream()).toList(),
                    Stream.concat(before.hops().stream(), way.hops().stream()).toList()))).toList();
        }
        return all;
    }

    private List<Entry> enter(Place place, Set<Place> passed) {
        if (place.passes() && passed.size() < MOST_AT_ONCE && !passed.contains(place)) {
            Set<Place> more = new HashSet<>(passed);
            more.add(place);
            List<Place> to = place.completions.getFirst().to();
            return enter(to, more).stream().map(entry -> new Entry(entry.tokens(),
                    Stream.concat(Stream.of(new Hop(place, to, true)), entry.hops().stream()).toList())).toList();
        }
        if (place.inside == null || place.goal != null) return List.of(new Entry(List.of(new Token(place, Tokens.NONE)), List.of()));
        return place.inside.starts.stream().flatMap(start -> enter(start, passed).stream().map(entry -> new Entry(
                List.of(new Token(place, Tokens.NONE.plus(entry.tokens()))),
                Stream.concat(Stream.of(new Hop(place, start, false)), entry.hops().stream()).toList()))).toList();
    }
}
