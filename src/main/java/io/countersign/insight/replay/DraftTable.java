package io.countersign.insight.replay;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.FeelEngineClock;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Left;
import scala.util.Right;

/**
 * A routing table that is deployed nowhere, evaluated by the engine's own library. Its {@code now()} is the moment that a
 * case is replayed at. Not for use by several threads.
 */
final class DraftTable {

    /** What the table makes of a case. */
    sealed interface Answer {

        /** @param result as the process would see it; null when no rule matches */
        record Evaluated(@Nullable Object result) implements Answer {}

        /** The engine would stop here and tell an operator. */
        record Failed(String why) implements Answer {}
    }

    /** The text is no DMN that the engine would take. */
    static final class Unreadable extends Exception {

        private Unreadable(String why) {
            super(why);
        }
    }

    private static final class Moment implements FeelEngineClock {

        private Instant now = Instant.EPOCH;

        @Override
        public ZonedDateTime getCurrentTime() {
            return now.atZone(ZoneId.systemDefault()); // as the engine's own clock
        }
    }

    private final Moment moment;
    private final DmnEngine engine;
    private final ParsedDmn table;

    private DraftTable(Moment moment, DmnEngine engine, ParsedDmn table) {
        this.moment = moment;
        this.engine = engine;
        this.table = table;
    }

    static DraftTable read(String dmn) throws Unreadable {
        var moment = new Moment();
        var engine = new DmnEngine.Builder().clock(moment).build();
        var parsed = engine.parse(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
        if (parsed instanceof Left<DmnEngine.Failure, ParsedDmn> failed) throw new Unreadable(failed.value().message());
        return new DraftTable(moment, engine, ((Right<DmnEngine.Failure, ParsedDmn>) parsed).value());
    }

    /** The ids of the decisions in it. */
    Set<String> decisions() {
        return new TreeSet<>(CollectionConverters.asJava(table.decisionsById()).keySet());
    }

    /** @param decision one of {@link #decisions()} */
    Answer evaluate(String decision, Map<String, Object> facts, Instant at) {
        moment.now = at;
        var evaluated = engine.eval(table, decision, facts);
        if (evaluated instanceof Left<DmnEngine.EvalFailure, DmnEngine.EvalResult> failed)
            return new Answer.Failed(failed.value().failure().message());
        var result = ((Right<DmnEngine.EvalFailure, DmnEngine.EvalResult>) evaluated).value();
        return new Answer.Evaluated(result.isNil() ? null : plain(result.value()));
    }

    private static Object plain(Object value) {
        return value instanceof scala.collection.Map<?, ?> map ? Map.copyOf(CollectionConverters.asJava(map)) : value;
    }
}
