package dev.tenure.contract.report;

import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** The tree of tests in the run: each node's promises and names. */
final class Plan {
    private static final Pattern PROMISED = Pattern.compile("(G\\d+(?:, ?G\\d+)*): (.*)", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("([a-z]\\w*)\\(.*\\)|([a-z]+[A-Z]\\w*)", Pattern.DOTALL);
    private static final String KIT = "dev.tenure.contract";

    private final TestPlan tests;

    Plan(TestPlan tests) {
        this.tests = tests;
    }

    /** A finished test; all calls of a parameterized one have its name. */
    Ran ended(TestIdentifier test, Verdict verdict, Option<String> reason) {
        var promises = promisesOf(test);
        var unknown = promises.reject(Promise::isNamed);
        return unknown.isEmpty()
                ? ran(promises, test, verdict, reason)
                : ran(promises, test, Verdict.FAILED, Option.some("no such promise: " + unknown.mkString(", ")));
    }

    /** A container that failed by itself, which leaves its tests unproved. */
    Ran failed(TestIdentifier container) {
        var promises = leaves(container).flatMap(this::promisesOf).toLinkedSet();
        return ran(promises, container, Verdict.FAILED, Option.none());
    }

    private Ran ran(Set<String> promises, TestIdentifier node, Verdict verdict, Option<String> reason) {
        return new Ran(promises, by(node), name(node), suite(node), verdict, reason);
    }

    Figure published(TestIdentifier test, String key, String value) {
        return new Figure(promisesOf(test), by(test), key, value);
    }

    /** The tests in a container, so far as they are known; a test that creates its cases when it runs counts as one. */
    Seq<TestIdentifier> leaves(TestIdentifier container) {
        return Vector.ofAll(tests.getDescendants(container)).append(container).filter(node -> tests.getChildren(node)
                .isEmpty());
    }

    /**
     * The promises stated nearest to the test: in its name or annotation, then its class, then the class around that.
     */
    private Set<String> promisesOf(TestIdentifier test) {
        return upwards(test)
                .flatMap(node -> Vector.of(saidBy(node), saidByTheClassOf(node)))
                .find(promises -> !promises.isEmpty())
                .getOrElse(HashSet.empty());
    }

    private static Set<String> saidBy(TestIdentifier node) {
        var matched = PROMISED.matcher(node.getDisplayName());
        var named =
                matched.matches() ? LinkedHashSet.of(matched.group(1).split(", ?", -1)) : LinkedHashSet.<String>empty();
        return named.addAll(method(node).map(Plan::annotated).getOrElse(HashSet.empty()))
                .addAll(javaClass(node).map(Plan::annotated).getOrElse(HashSet.empty()));
    }

    private static Set<String> saidByTheClassOf(TestIdentifier node) {
        return method(node).map(method -> annotated(method.getDeclaringClass())).getOrElse(HashSet.empty());
    }

    private static Set<String> annotated(AnnotatedElement element) {
        return Option.of(element.getAnnotation(Shows.class))
                .map(shows -> (Set<String>) LinkedHashSet.of(shows.value()))
                .getOrElse(HashSet.empty());
    }

    /** The outermost class. */
    private String by(TestIdentifier test) {
        return upwards(test)
                .flatMap(Plan::className)
                .lastOption()
                .map(name -> name.replaceFirst("\\$.*", ""))
                .getOrElse(test.getDisplayName());
    }

    private static Option<String> className(TestIdentifier node) {
        return source(node, MethodSource.class)
                .map(MethodSource::getClassName)
                .orElse(() -> source(node, ClassSource.class).map(ClassSource::getClassName));
    }

    private String name(TestIdentifier test) {
        var shown = upwards(test)
                .filter(node -> method(node).isDefined())
                .lastOption()
                .getOrElse(test)
                .getDisplayName();
        var promised = PROMISED.matcher(shown);
        return promised.matches() ? promised.group(2) : words(shown);
    }

    /** A method's name as a sentence. */
    private static String words(String shown) {
        var method = METHOD.matcher(shown);
        if (!method.matches()) return shown;
        var name = Option.of(method.group(1)).getOrElse(() -> shown);
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private Option<String> suite(TestIdentifier test) {
        return upwards(test)
                .flatMap(node -> method(node).map(Method::getDeclaringClass))
                .find(declaring ->
                        declaring.isInterface() && declaring.getPackageName().equals(KIT))
                .map(Class::getSimpleName);
    }

    /** The test, its container, and so on up to the engine. */
    private Vector<TestIdentifier> upwards(TestIdentifier test) {
        var nodes = Vector.of(test);
        for (var above = tests.getParent(test); above.isPresent(); above = tests.getParent(above.get()))
            nodes = nodes.append(above.get());
        return nodes;
    }

    private static Option<Method> method(TestIdentifier node) {
        return source(node, MethodSource.class).map(MethodSource::getJavaMethod);
    }

    private static Option<Class<?>> javaClass(TestIdentifier node) {
        return source(node, ClassSource.class).map(ClassSource::getJavaClass);
    }

    private static <S extends TestSource> Option<S> source(TestIdentifier node, Class<S> kind) {
        return Option.ofOptional(node.getSource()).filter(kind::isInstance).map(kind::cast);
    }
}
