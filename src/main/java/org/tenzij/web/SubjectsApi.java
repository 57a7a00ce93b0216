package org.tenzij.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.SubjectDesk;
import org.tenzij.register.subjects.SubjectIndex;

/** Which exchanges were about a person: asked with a body, so that no identity stands in an address or its log. */
@RestController
@RequestMapping("/api/v1/subjects")
class SubjectsApi {
    private static final int LONGEST = 64 * 1024;

    private final SubjectDesk desk;

    SubjectsApi(SubjectDesk desk) {
        this.desk = desk;
    }

    /** Records the look-up, then answers it. */
    @PostMapping(path = "/search", consumes = "application/json")
    List<SubjectIndex.Hit> search(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new Invalid(
                    ErrorCode.SUBMIT_TOO_LARGE,
                    "the question is larger than " + LONGEST + " bytes",
                    "request body",
                    "ask for one person at a time");
        }
        return desk.search(StrictJson.read(body, SubjectDesk.Question.class, "request body"));
    }
}
