package dev.berth.selector;

import java.util.ArrayList;
import java.util.List;

import dev.berth.selector.Automaton.State;

/** Builds the states of a pattern from its end, so that each part knows what follows it. */
final class AutomatonBuilder {

    private final List<State> states = new ArrayList<>();

    private AutomatonBuilder() {
        states.add(new State.End());
    }

    static Automaton build(List<Part> pattern) {
        AutomatonBuilder builder = new AutomatonBuilder();
        int start = builder.sequence(pattern, Automaton.END, true);
        return new Automaton(List.copyOf(builder.states), start);
    }

    /** @param begins whether the parts begin a component */
    private int sequence(List<Part> parts, int next, boolean begins) {
        boolean[] beginning = new boolean[parts.size() + 1];
        beginning[0] = begins;
        for (int i = 0; i < parts.size(); i++) {
            beginning[i + 1] = beginsAfter(parts.get(i), beginning[i]);
        }
        int first = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
            first = part(parts.get(i), first, beginning[i]);
        }
        return first;
    }

    /** Whether a component begins behind this part, whichever alternative is taken. */
    private static boolean beginsAfter(Part part, boolean begins) {
        return switch (part) {
            case Part.Slash slash -> true;
            case Part.One one -> false;
            case Part.Star star -> false;
            case Part.DoubleStar doubleStar -> false;
            case Part.Choice choice -> choice.alternatives().stream().allMatch(parts -> endsWithSlash(parts, begins));
        };
    }

    private static boolean endsWithSlash(List<Part> parts, boolean begins) {
        boolean beginning = begins;
        for (Part part : parts) {
            beginning = beginsAfter(part, beginning);
        }
        return beginning;
    }

    private int part(Part part, int next, boolean begins) {
        return switch (part) {
            case Part.One one -> add(new State.Take(one.characters(), next));
            case Part.Slash slash -> add(new State.Take(Characters.SLASH, next));
            case Part.Star star -> repeated(Characters.WITHIN_COMPONENT, next);
            case Part.DoubleStar doubleStar when begins -> components(next);
            case Part.DoubleStar doubleStar -> repeated(Characters.WITHIN_COMPONENT, next);
            case Part.Choice choice ->
                add(new State.Fork(choice.alternatives().stream()
                        .map(parts -> sequence(parts, next, begins))
                        .toList()));
        };
    }

    private int repeated(Characters characters, int next) {
        int loop = add(new State.End());
        int again = add(new State.Take(characters, loop));
        states.set(loop, new State.Fork(List.of(again, next)));
        return loop;
    }

    /** What {@code **} is where a component begins: it takes the slash behind it along, so that no component at all needs none. */
    private int components(int next) {
        return switch (states.get(next)) {
            case State.End end -> repeated(Characters.ANY, next);
            case State.Take(Characters characters, int behind)
            when characters.equals(Characters.SLASH) -> componentsBefore(behind);
            case State.Take other -> repeated(Characters.WITHIN_COMPONENT, next);
            case State.Fork fork -> repeated(Characters.WITHIN_COMPONENT, next);
        };
    }

    private int componentsBefore(int behind) {
        int loop = add(new State.End());
        int component = repeated(Characters.WITHIN_COMPONENT, add(new State.Take(Characters.SLASH, loop)));
        states.set(loop, new State.Fork(List.of(component, behind)));
        return loop;
    }

    private int add(State state) {
        states.add(state);
        return states.size() - 1;
    }
}
