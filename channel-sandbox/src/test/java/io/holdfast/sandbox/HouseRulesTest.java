package io.holdfast.sandbox;

import io.holdfast.contract.HouseRules;

class HouseRulesTest extends HouseRules {

    @Override
    protected String basePackage() {
        return "io.holdfast.sandbox";
    }
}
