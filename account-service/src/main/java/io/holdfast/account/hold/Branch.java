package io.holdfast.account.hold;

/** This service's part in one global transaction, as the coordinator names it. */
public record Branch(String xid, long branchId) {}
