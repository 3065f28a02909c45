package dev.berth.project;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

import dev.berth.identity.FirstAdministrator;

/** Makes the public project {@code library} at the first start. It takes the administrator as a parameter, so that the owner is there before. */
@Component
class FirstProject implements InitializingBean {

    private final Projects projects;
    private final FirstAdministrator administrator;

    FirstProject(Projects projects, FirstAdministrator administrator) {
        this.projects = projects;
        this.administrator = administrator;
    }

    @Override
    public void afterPropertiesSet() {
        projects.insertLibrary(administrator.id());
    }
}
