/** WeChat Pay on the wire: version 3 in JSON with RSA signatures, version 2 in XML with shared-key signatures. */
@NullMarked
package io.holdfast.sandbox.wechat.web;

import org.jspecify.annotations.NullMarked;
