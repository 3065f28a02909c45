package dev.berth.project;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Makes the public project {@code library} at the first start. */
@Component
class FirstProject implements InitializingBean {

    private final ProjectCreator creator;

    FirstProject(ProjectCreator creator) {
        this.creator = creator;
    }

    @Override
    public void afterPropertiesSet() {
        creator.createLibrary();
    }
}
