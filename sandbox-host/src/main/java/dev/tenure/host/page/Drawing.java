package dev.tenure.host.page;

import io.vavr.collection.Seq;

/**
 * A state diagram on paper, one state marked. The states stand below each other in the diagram's order; what leads down
 * is drawn on their right, what leads up on their left, and beside each state what leads to it from the marked one.
 */
final class Drawing {
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

    Drawing(Diagram diagram, String marked) {
        if (!diagram.states().contains(marked)) throw new IllegalArgumentException("no state " + marked);
        this.diagram = diagram;
        this.marked = marked;
    }

    public String marked() {
        return marked;
    }

    /** The states in words. */
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

    /** The arrows; those from the marked state come last, so that they lie on top. */
    public Seq<Arc> arcs() {
        return diagram.arrows().map(this::arc).sortBy(Arc::open);
    }

    /** What leads on from the marked state. */
    public Seq<Diagram.Arrow> ways() {
        return diagram.from(marked);
    }

    /** Where the words begin. */
    public int words() {
        return left() + BOX_WIDTH + reach(longest(true)) + MARGIN;
    }

    public int width() {
        var letters = ways().map(way -> way.commands().length()).max().getOrElse(0);
        return words() + LETTER * letters + MARGIN;
    }

    public int height() {
        return 2 * MARGIN + PITCH * (diagram.states().size() - 1) + BOX_HEIGHT;
    }

    private String commandsTo(String state) {
        return ways().filter(way -> way.to().equals(state))
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

    /** How far its furthest arc goes. */
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
     * A state.
     *
     * @param commands what leads to it from the marked one; empty if nothing does
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

        /** The short way in, for those that an aggregate can be born in. */
        public String birth() {
            return "M %d %d h %d".formatted(x - MARGIN, middle(), MARGIN);
        }

        /** How it is drawn. */
        public String look() {
            return isMarked ? "marked" : commands.isEmpty() ? "far" : "near";
        }
    }

    /**
     * An arrow.
     *
     * @param open whether it leads out of the marked state
     */
    record Arc(String path, boolean open) {
        /** How it is drawn. */
        public String look() {
            return open ? "open" : "shut";
        }
    }
}
