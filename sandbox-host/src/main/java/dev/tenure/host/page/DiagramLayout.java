package dev.tenure.host.page;

import io.vavr.collection.Seq;

/**
 * The layout of a state diagram with one state marked. The states stand in a column in the diagram's order. Arrows down
 * are on the right, arrows up on the left, and beside each state are the commands that lead there from the marked one.
 */
final class DiagramLayout {
    private static final int BOX_WIDTH = 150;
    private static final int BOX_HEIGHT = 34;
    private static final int PITCH = 60;
    private static final int NEAREST_ARC = 26;
    private static final int NEXT_ARC = 18;
    private static final int PORT = 6;
    private static final int MARGIN = 14;
    private static final int LETTER = 8;

    private final Diagram diagram;
    private final String marked;

    DiagramLayout(Diagram diagram, String marked) {
        if (!diagram.states().contains(marked)) throw new IllegalArgumentException("no state " + marked);
        this.diagram = diagram;
        this.marked = marked;
    }

    public String marked() {
        return marked;
    }

    /** The names of all states. */
    public String names() {
        return diagram.states().mkString(", ");
    }

    /** The states, from top to bottom. */
    public Seq<Box> boxes() {
        return diagram.states()
                .map(state -> new Box(
                        state,
                        left(),
                        top(state),
                        BOX_WIDTH,
                        BOX_HEIGHT,
                        state.equals(marked),
                        diagram.first().contains(state),
                        diagram.last().contains(state),
                        commandsTo(state)));
    }

    /** The arrows; those from the marked state come last, to be drawn on top. */
    public Seq<Arc> arcs() {
        return diagram.arrows().map(this::arc).sortBy(Arc::open);
    }

    /** The transitions out of the marked state. */
    public Seq<Diagram.Arrow> transitions() {
        return diagram.from(marked);
    }

    /** The x coordinate of the commands. */
    public int commandsX() {
        return left() + BOX_WIDTH + reach(longest(true)) + MARGIN;
    }

    public int width() {
        var letters = transitions()
                .map(transition -> transition.commands().length())
                .max()
                .getOrElse(0);
        return commandsX() + LETTER * letters + MARGIN;
    }

    public int height() {
        return 2 * MARGIN + PITCH * (diagram.states().size() - 1) + BOX_HEIGHT;
    }

    private String commandsTo(String state) {
        return transitions()
                .filter(transition -> transition.to().equals(state))
                .map(Diagram.Arrow::commands)
                .mkString(", ");
    }

    private Arc arc(Diagram.Arrow arrow) {
        var down = span(arrow) > 0;
        var side = down ? left() + BOX_WIDTH : left();
        var bend = down ? side + reach(span(arrow)) : side - reach(-span(arrow));
        var from = middle(arrow.from()) + (down ? PORT : -PORT);
        var to = middle(arrow.to()) + (down ? -PORT : PORT);
        var path = "M %d %d C %d %d %d %d %d %d".formatted(side, from, bend, from, bend, to, side, to);
        return new Arc(path, arrow.from().equals(marked));
    }

    private int left() {
        return 2 * MARGIN + reach(longest(false));
    }

    /** The span of the longest arrow in this direction. */
    private int longest(boolean down) {
        return diagram.arrows()
                .map(this::span)
                .map(span -> down ? span : -span)
                .max()
                .map(span -> Math.max(span, 0))
                .getOrElse(0);
    }

    private static int reach(int span) {
        return span == 0 ? 0 : NEAREST_ARC + NEXT_ARC * (span - 1);
    }

    private int span(Diagram.Arrow arrow) {
        return place(arrow.to()) - place(arrow.from());
    }

    private int middle(String state) {
        return top(state) + BOX_HEIGHT / 2;
    }

    private int top(String state) {
        return MARGIN + PITCH * place(state);
    }

    private int place(String state) {
        return diagram.states().indexOf(state);
    }

    /**
     * The box of a state.
     *
     * @param commands the commands that lead here from the marked state; may be empty
     */
    record Box(
            String state,
            int x,
            int y,
            int width,
            int height,
            boolean isMarked,
            boolean isFirst,
            boolean isLast,
            String commands) {
        public int centre() {
            return x + width / 2;
        }

        public int middle() {
            return y + height / 2;
        }

        /** The path of the arrow into an initial state. */
        public String birth() {
            return "M %d %d h %d".formatted(x - MARGIN, middle(), MARGIN);
        }

        /** The CSS class. */
        public String look() {
            return isMarked ? "marked" : commands.isEmpty() ? "far" : "near";
        }
    }

    /**
     * The arc of an arrow.
     *
     * @param open true if it leaves the marked state
     */
    record Arc(String path, boolean open) {
        /** The CSS class. */
        public String look() {
            return open ? "open" : "shut";
        }
    }
}
