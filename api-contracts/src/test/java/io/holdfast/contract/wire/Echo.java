package io.holdfast.contract.wire;

/** Takes anything and gives it back: what passes here passes on the strength of its own listing alone. */
public interface Echo {

    Object echo(Object value);

    /** Something that the provider may not send. */
    Object unlisted();
}
