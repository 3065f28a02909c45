package dev.berth.platform;

import org.springframework.http.ResponseEntity;

/** The page that somebody at a browser gets where a program gets the API's form of errors. The UI has it. */
public interface BrowserPage {

    /**
     * @param answer with its status and the headers that belong to the refusal
     * @param sentence why it was refused; any text
     */
    ResponseEntity<String> refusal(ResponseEntity.BodyBuilder answer, String sentence);
}
