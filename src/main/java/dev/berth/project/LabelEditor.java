package dev.berth.project;

import java.time.Clock;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;

/** Makes, changes and deletes labels. */
@Component
class LabelEditor {

    private final Labels labels;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LabelEditor(Labels labels, ApplicationEventPublisher events, Clock clock) {
        this.labels = labels;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the label's id
     * @throws LabelNameTaken where the scope has one of this name
     */
    @Transactional
    public long create(Principal by, LabelCreation creation) {
        Label label = store(new Label(creation.project(), creation.text(), clock.instant()));
        publish(by, Operation.CREATE, label, Map.of(), label.described());
        return label.id();
    }

    /** @throws LabelNameTaken where the scope has another one of this name */
    @Transactional
    public void change(Principal by, long labelId, LabelUpdate update) {
        Label label = locked(labelId);
        Map<String, Object> before = label.described();
        label.change(update.text(), clock.instant());
        publish(by, Operation.UPDATE, store(label), before, label.described());
    }

    /** What it was attached to stays, without it. */
    @Transactional
    public void remove(Principal by, long labelId) {
        Label label = locked(labelId);
        labels.delete(label);
        publish(by, Operation.DELETE, label, label.described(), Map.of());
    }

    private void publish(Principal by, Operation operation, Label label, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Changed(by, Kind.LABEL, operation, label.name(), label.projectId(), before, after));
    }

    private Label store(Label label) {
        try {
            return labels.saveAndFlush(label);
        } catch (DataIntegrityViolationException e) {
            throw new LabelNameTaken(label.name());
        }
    }

    private Label locked(long labelId) {
        return labels.findLocked(labelId).orElseThrow(() -> new LabelNotFound(labelId));
    }
}
