package org.tenzij.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.Untrusted;

/** Says by HTTP what a step refused: code, what, where, remedy; nothing of what was handed in. */
@RestControllerAdvice(
        assignableTypes = {Api.class, PeopleApi.class, TransfersApi.class, SubjectsApi.class, PolicyApi.class})
class Problems {
    record Problem(String code, String what, String where, String remedy) {}

    @ExceptionHandler
    ResponseEntity<Problem> problem(GatewayException refusal) {
        HttpStatus status = switch (refusal) {
            case Invalid invalid ->
                invalid.code() == ErrorCode.STORE_NOT_KEPT ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_ENTITY;
            case Refused refused -> HttpStatus.FORBIDDEN;
            case Untrusted untrusted -> HttpStatus.BAD_REQUEST;
            case Unavailable unavailable -> HttpStatus.SERVICE_UNAVAILABLE;
            case Fault fault -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        return ResponseEntity.status(status)
                .body(new Problem(refusal.code().code(), refusal.what(), refusal.where(), refusal.remedy()));
    }
}
