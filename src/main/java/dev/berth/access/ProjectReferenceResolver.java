package dev.berth.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands controllers their {@link ProjectReference} parameter. In Harbor's API the variable {@code project_name} is a name whatever it looks
 * like; {@code project_name_or_id} is an id where it is a number, unless the header {@code X-Is-Resource-Name} says otherwise.
 */
@Configuration
class ProjectReferenceResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ProjectReference.class;
    }

    @Override
    public ProjectReference resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Map<?, ?> variables = (Map<?, ?>) Objects.requireNonNull(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
        if (variables.get("project_name") instanceof String name) {
            return new ProjectReference.ByName(name);
        }
        String nameOrId = (String) Objects.requireNonNull(variables.get("project_name_or_id"));
        return ProjectReference.of(nameOrId, "true".equalsIgnoreCase(request.getHeader("X-Is-Resource-Name")));
    }
}
