package dev.tenure.host.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.connection.Connection;
import dev.tenure.grant.Grant;
import dev.tenure.item.Item;
import dev.tenure.link.Link;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The diagrams of the page: the document's, complete, with one state marked. */
final class DiagramTest {
    @ParameterizedTest
    @EnumSource(AggregateKind.class)
    void everyStateOfTheLibraryIsDrawnAndNoOther(AggregateKind kind) {
        assertThat(Diagram.of(kind).states()).containsExactlyInAnyOrderElementsOf(statesOf(rootOf(kind)));
    }

    @Test
    void itIsTheDocumentsDiagram() {
        var item = Diagram.of(AggregateKind.ITEM);

        assertThat(item.states()).containsExactly("Pending", "Active", "NeedsUpdate", "Removed");
        assertThat(item.first()).containsExactly("Pending");
        assertThat(item.last()).containsExactly("Removed");
        assertThat(item.from("NeedsUpdate"))
                .containsExactly(
                        new Diagram.Arrow("NeedsUpdate", "Active", "completeUpdate, selfHeal"),
                        new Diagram.Arrow("NeedsUpdate", "Removed", "remove, revokePermission, settle"));
        assertThat(Diagram.of(AggregateKind.GRANT).first()).containsExactly("Authorized", "Refreshable", "AccessOnly");
        assertThat(Diagram.of(AggregateKind.LINK).last()).containsExactly("Succeeded", "Ended");
        assertThat(Diagram.of(AggregateKind.CONNECTION).arrows()).hasSize(22);
    }

    @ParameterizedTest
    @EnumSource(AggregateKind.class)
    void eachStateCanBeMarkedAloneAndShowsWhereItLeads(AggregateKind kind) {
        var diagram = Diagram.of(kind);
        for (var state : diagram.states()) {
            var drawing = new DiagramLayout(diagram, state);

            assertThat(drawing.boxes().filter(DiagramLayout.Box::isMarked).map(DiagramLayout.Box::state))
                    .containsExactly(state);
            assertThat(drawing.arcs()).hasSameSizeAs(diagram.arrows());
            assertThat(drawing.arcs().filter(DiagramLayout.Arc::open)).hasSameSizeAs(diagram.from(state));
            assertThat(drawing.boxes().reject(box -> box.commands().isEmpty()).map(DiagramLayout.Box::state))
                    .containsExactlyInAnyOrderElementsOf(
                            diagram.from(state).map(Diagram.Arrow::to).distinct());
            assertThat(drawing.transitions().isEmpty()).isEqualTo(diagram.last().contains(state));
        }
    }

    @ParameterizedTest
    @EnumSource(AggregateKind.class)
    void nothingIsDrawnBesideThePaper(AggregateKind kind) {
        var diagram = Diagram.of(kind);
        for (var state : diagram.states()) {
            var drawing = new DiagramLayout(diagram, state);
            var numbers = drawing.arcs()
                    .flatMap(arc -> List.of(arc.path().split("[^-\\d]+", -1)))
                    .reject(String::isEmpty)
                    .map(Integer::parseInt);

            assertThat(numbers).allSatisfy(number -> assertThat(number).isBetween(0, drawing.commandsX()));
            assertThat(drawing.boxes())
                    .allSatisfy(box -> assertThat(box.y() + box.height()).isBetween(0, drawing.height()));
            assertThat(drawing.commandsX()).isLessThan(drawing.width());
        }
    }

    @Test
    void aStateThatIsNoneIsNotDrawn() {
        assertThatThrownBy(() -> new DiagramLayout(Diagram.of(AggregateKind.ITEM), "Rotten"))
                .hasMessage("no state Rotten");
    }

    private static Class<?> rootOf(AggregateKind kind) {
        return switch (kind) {
            case ITEM -> Item.class;
            case LINK -> Link.class;
            case GRANT -> Grant.class;
            case CONNECTION -> Connection.class;
        };
    }

    /** The leaves of a sealed type. */
    private static Set<String> statesOf(Class<?> type) {
        return type.isSealed()
                ? HashSet.of(type.getPermittedSubclasses()).flatMap(DiagramTest::statesOf)
                : HashSet.of(type.getSimpleName());
    }
}
