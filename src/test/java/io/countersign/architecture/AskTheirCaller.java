package io.countersign.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.countersign.access.Caller;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each way into a use case, its public transactional methods, asks the caller for a role, a queue or a use case, itself or
 * by handing the caller to a class of ours that does. Naming the caller in the log, or as the holder of a task, is not
 * asking.
 */
final class AskTheirCaller extends ArchCondition<JavaClass> {

    private static final Set<String> QUESTIONS = Set.of("is", "serves", "maySubmitTo");

    AskTheirCaller() {
        super("ask their caller what the caller may do");
    }

    @Override
    public void check(JavaClass useCase, ConditionEvents events) {
        List<JavaMethod> ways = useCase.getMethods().stream().filter(method -> method.isAnnotatedWith(Transactional.class)
                && method.getModifiers().contains(JavaModifier.PUBLIC)).toList();
        if (ways.isEmpty()) events.add(SimpleConditionEvent.violated(useCase,
                useCase.getName() + " has no public transactional method"));
        ways.stream().filter(way -> !asks(way, new HashSet<>())).forEach(way -> events.add(SimpleConditionEvent.violated(way,
                way.getFullName() + " never asks what its caller may do")));
    }

    private static boolean asks(JavaMethod method, Set<JavaMethod> seen) {
        return seen.add(method) && method.getMethodCallsFromSelf().stream().anyMatch(call -> isQuestion(call) || handsOn(call)
                && call.getTarget().resolveMember().filter(target -> asks(target, seen)).isPresent());
    }

    private static boolean isQuestion(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Caller.class) && QUESTIONS.contains(call.getName());
    }

    private static boolean handsOn(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Caller.class));
    }
}
