"""The shapes that say which properties a reply shows."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import BodyTypeResponseType, DefaultShapeNamesType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2010, E2010_SP1, E2013, E2013_SP1


class FolderResponseShapeType(ComplexType):
    base_shape = required("BaseShape", DefaultShapeNamesType)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfPathsToElementType")


class ItemResponseShapeType(ComplexType):
    base_shape = required("BaseShape", DefaultShapeNamesType)
    include_mime_content = optional("IncludeMimeContent", xs.boolean)
    body_type = optional("BodyType", BodyTypeResponseType)
    # 2013 SP1 by the documentation of the element; no schema of 2013 RTM is public to check it.
    unique_body_type = optional("UniqueBodyType", BodyTypeResponseType, since=E2013_SP1)
    normalized_body_type = optional("NormalizedBodyType", BodyTypeResponseType, since=E2013_SP1)
    filter_html_content = optional("FilterHtmlContent", xs.boolean, since=E2010_SP1)
    convert_html_code_page_to_utf8 = optional("ConvertHtmlCodePageToUTF8", xs.boolean, since=E2010_SP1)
    inline_image_url_template = optional("InlineImageUrlTemplate", xs.string, since=E2013)
    block_external_images = optional("BlockExternalImages", xs.boolean, since=E2013)
    add_blank_target_to_links = optional("AddBlankTargetToLinks", xs.boolean, since=E2013)
    maximum_body_size = optional("MaximumBodySize", xs.int, since=E2013)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfPathsToElementType")


class AttachmentResponseShapeType(ComplexType):
    include_mime_content = optional("IncludeMimeContent", xs.boolean)
    body_type = optional("BodyType", BodyTypeResponseType)
    filter_html_content = optional("FilterHtmlContent", xs.boolean, since=E2010)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfPathsToElementType")
