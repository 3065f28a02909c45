package dev.berth.system.contract;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.berth.access.AccessPolicy;

/** Maps each operation of the table that is not built yet to an {@link UnbuiltOperation}. */
@Component
class UnbuiltOperations implements SmartInitializingSingleton {

    private final HarborOperations operations;
    private final AccessPolicy policy;
    private final RequestMappingHandlerMapping mapping;

    UnbuiltOperations(
            HarborOperations operations,
            AccessPolicy policy,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.operations = operations;
        this.policy = policy;
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        operations.unbuilt().forEach(this::map);
    }

    private void map(HarborOperation operation) {
        UnbuiltOperation handler = new UnbuiltOperation(operation, policy);
        RequestMappingInfo request = RequestMappingInfo.paths(HarborOperations.BASE + operation.path())
                .methods(operation.method())
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(request, handler, handler.handler());
    }
}
