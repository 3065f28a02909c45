package dev.berth.project;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Two labels of a project cannot share a name, nor two of all projects. */
final class LabelNameTaken extends DomainException {

    LabelNameTaken(String name) {
        super(ErrorKind.CONFLICT, "there is a label " + name + " in this scope already");
    }
}
