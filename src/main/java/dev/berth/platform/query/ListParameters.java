package dev.berth.platform.query;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;

/** Hands controllers what every list of Harbor's API is asked by: {@code q} and {@code sort}, {@code page} and {@code page_size}. */
@Configuration
class ListParameters implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListQuery.class || parameter.getParameterType() == Paging.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == Paging.class
                ? Paging.of(number(request, "page"), number(request, "page_size"))
                : ListQuery.parse(request.getParameter("q"), request.getParameter("sort"));
    }

    private static @Nullable Integer number(NativeWebRequest request, String name) {
        String text = request.getParameter(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new DomainException(
                    ErrorKind.UNPROCESSABLE, name + " must be a whole number, but is \"" + text + "\"");
        }
    }
}
