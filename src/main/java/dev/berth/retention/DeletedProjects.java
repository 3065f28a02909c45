package dev.berth.retention;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;

/** With a project goes its policy, in the same transaction. */
@Component
class DeletedProjects {

    private final PolicyEditor editor;

    DeletedProjects(PolicyEditor editor) {
        this.editor = editor;
    }

    @EventListener
    void on(Changed event) {
        Long project = event.projectId();
        if (event.kind() == Kind.PROJECT && event.operation() == Operation.DELETE && project != null) {
            editor.deleteOf(project);
        }
    }
}
