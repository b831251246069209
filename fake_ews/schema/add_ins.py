"""Add-ins: installed ones, their manifests, private catalogues and the tokens that they use."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, CHOICE_OPTIONAL, ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import list_of, restriction, xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.service_configuration import ServiceConfiguration
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2013, E2013_SP1, E2015, E2016, V2017_07_11

OfficeClientCodeType = restriction("OfficeClientCodeType", xs.string, pattern=r"[a-zA-Z0-9]+_[a-zA-Z0-9]+")
VersionType = restriction("VersionType", xs.string, pattern=r"[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4}(\.[0-9]{1,4})?)?")
ListOfExtensionIdsType = list_of("ListOfExtensionIdsType", GuidType, namespace="m")


class ClientAccessTokenTypeType(Enumeration, since=E2013):
    CALLER_IDENTITY = value("CallerIdentity")
    EXTENSION_CALLBACK = value("ExtensionCallback")
    SCOPED_TOKEN = value("ScopedToken")
    EXTENSION_REST_API_CALLBACK = value("ExtensionRestApiCallback", since=V2017_07_11)
    CONNECTORS = value("Connectors", since=V2017_07_11)
    LOKI = value("Loki", since=V2017_07_11)
    DESKTOP_OUTLOOK = value("DesktopOutlook", since=V2017_07_11)


class ClientExtensionProvidedToType(Enumeration, since=E2013):
    EVERYONE = value("Everyone")
    SPECIFIC_USERS = value("SpecificUsers")


class ClientExtensionTypeType(Enumeration, since=E2013):
    DEFAULT = value("Default")
    PRIVATE = value("Private")
    MARKET_PLACE = value("MarketPlace")
    PRIVATE_CATALOG = value("PrivateCatalog", since=V2017_07_11)
    MARKETPLACE_PRIVATE_CATALOG = value("MarketplacePrivateCatalog", since=V2017_07_11)


class ClientExtensionScopeType(Enumeration, since=E2013):
    NONE = value("None")
    USER = value("User")
    ORGANIZATION = value("Organization")
    DEFAULT = value("Default")


class SetClientExtensionActionIdType(Enumeration, since=E2013, until=E2013_SP1):
    INSTALL = value("Install")
    UNINSTALL = value("Uninstall")
    CONFIGURE = value("Configure")


class DisableReasonType(Enumeration, since=E2013):
    NO_REASON = value("NoReason")
    OUTLOOK_CLIENT_PERFORMANCE = value("OutlookClientPerformance")
    OWA_CLIENT_PERFORMANCE = value("OWAClientPerformance")
    MOBILE_CLIENT_PERFORMANCE = value("MobileClientPerformance")


class ConsentStateType(Enumeration, since=E2015):
    NOT_RESPONDED = value("NotResponded")
    NOT_CONSENTED = value("NotConsented")
    CONSENTED = value("Consented")


class AddInStateType(Enumeration, since=V2017_07_11):
    FLAGGED = value("Flagged")
    OK = value("OK")
    REMOVED = value("Removed")
    UNDEFINED = value("Undefined")
    WITHDRAWING_SOON = value("WithdrawingSoon")
    WITHDRAWN = value("Withdrawn")


class NonEmptyArrayOfClientAccessTokenRequestsType(ComplexType, since=E2013):
    token_request = many("TokenRequest", "ClientAccessTokenRequestType", minimum=1)


class ClientAccessTokenRequestType(ComplexType, since=E2013):
    id = required("Id", xs.string)
    token_type = required("TokenType", ClientAccessTokenTypeType)
    scope = optional("Scope", xs.string)
    resource_uri = optional("ResourceUri", xs.string, since=V2017_07_11)


class ClientAccessTokenType(ComplexType, since=E2013):
    id = required("Id", xs.string)
    token_type = required("TokenType", ClientAccessTokenTypeType)
    token_value = required("TokenValue", xs.string)
    ttl = required("TTL", xs.integer)


class ClientExtensionType(ComplexType, since=E2013):
    specific_users = optional("SpecificUsers", "ArrayOfStringsType")
    manifest = optional("Manifest", xs.base64Binary)
    is_available = attribute("IsAvailable", xs.boolean)
    is_mandatory = attribute("IsMandatory", xs.boolean)
    is_enabled_by_default = attribute("IsEnabledByDefault", xs.boolean)
    provided_to = attribute("ProvidedTo", ClientExtensionProvidedToType)
    type = attribute("Type", ClientExtensionTypeType)
    scope = attribute("Scope", ClientExtensionScopeType)
    marketplace_asset_id = attribute("MarketplaceAssetId", xs.string)
    marketplace_content_market = attribute("MarketplaceContentMarket", xs.string)
    app_status = attribute("AppStatus", xs.string)
    etoken = attribute("Etoken", xs.string)
    installed_date_time = attribute("InstalledDateTime", xs.string, since=E2016)


class GetClientExtensionUserParametersType(ComplexType, since=E2013, until=E2013_SP1):
    user_enabled_extensions = optional("UserEnabledExtensions", "ArrayOfStringsType")
    user_disabled_extensions = optional("UserDisabledExtensions", "ArrayOfStringsType")
    user_id = attribute("UserId", xs.string, required=True)
    enabled_only = attribute("EnabledOnly", xs.boolean)


class ArrayOfClientExtensionsType(ComplexType, since=E2013, until=E2013_SP1):
    client_extension = many("ClientExtension", "ClientExtensionType")


class SetClientExtensionActionType(ComplexType, since=E2013, until=E2013_SP1):
    client_extension = optional("ClientExtension", "ClientExtensionType")
    action_id = attribute("ActionId", SetClientExtensionActionIdType, required=True)
    extension_id = attribute("ExtensionId", xs.string)


class ArrayOfSetClientExtensionActionsType(ComplexType, since=E2013, until=E2013_SP1):
    action = many("Action", "SetClientExtensionActionType", minimum=1)


class GetClientAccessTokenType(BaseRequestType, namespace="m", element="GetClientAccessToken", since=E2013):
    token_requests = required("TokenRequests", "NonEmptyArrayOfClientAccessTokenRequestsType")


class GetClientAccessTokenResponseMessageType(ResponseMessageType, namespace="m", since=E2013):
    token = optional("Token", "ClientAccessTokenType")


class GetClientAccessTokenResponseType(BaseResponseMessageType, namespace="m", element="GetClientAccessTokenResponse", since=E2013):
    pass


class GetClientExtensionType(BaseRequestType, namespace="m", element="GetClientExtension", since=E2013, until=E2013_SP1):
    requested_extension_ids = optional("RequestedExtensionIds", "ArrayOfStringsType")
    user_parameters = optional("UserParameters", "GetClientExtensionUserParametersType")
    is_debug = optional("IsDebug", xs.boolean)


class ClientExtensionResponseType(ResponseMessageType, namespace="m", element="GetClientExtensionResponse", since=E2013, until=E2013_SP1):
    client_extensions = optional("ClientExtensions", "ArrayOfClientExtensionsType")
    raw_master_table_xml = optional("RawMasterTableXml", xs.string)


class SetClientExtensionType(BaseRequestType, namespace="m", element="SetClientExtension", since=E2013, until=E2013_SP1):
    actions = required("Actions", "ArrayOfSetClientExtensionActionsType")


class SetClientExtensionResponseType(BaseResponseMessageType, namespace="m", element="SetClientExtensionResponse", since=E2013, until=E2013_SP1):
    pass


class GetAppManifestsType(BaseRequestType, namespace="m", element="GetAppManifests", since=E2013):
    api_version_supported = optional("ApiVersionSupported", xs.string, since=V2017_07_11)
    schema_version_supported = optional("SchemaVersionSupported", xs.string, since=V2017_07_11)
    include_all_installed_add_ins = optional("IncludeAllInstalledAddIns", xs.boolean, since=V2017_07_11)
    include_entitlement_data = optional("IncludeEntitlementData", xs.boolean, since=V2017_07_11)
    include_manifest_data = optional("IncludeManifestData", xs.boolean, since=V2017_07_11)
    include_custom_apps_data = optional("IncludeCustomAppsData", xs.boolean, since=V2017_07_11)
    extension_ids = optional("ExtensionIds", ListOfExtensionIdsType, since=V2017_07_11)
    add_ins = optional("AddIns", "ArrayOfPrivateCatalogAddInsType", since=V2017_07_11)


class GetAppManifestsResponseType(ResponseMessageType, namespace="m", element="GetAppManifestsResponse", content=CHOICE, since=E2013):
    apps = required("Apps", "ArrayOfAppsType", since=V2017_07_11)
    manifests = required("Manifests", "ArrayOfAppManifestsType")


class ArrayOfAppManifestsType(ComplexType, namespace="m", since=E2013):
    manifest = many("Manifest", xs.base64Binary)


class GetAppMarketplaceUrlType(BaseRequestType, namespace="m", element="GetAppMarketplaceUrl", since=E2013):
    pass


class GetAppMarketplaceUrlResponseMessageType(ResponseMessageType, namespace="m", element="GetAppMarketplaceUrlResponse", since=E2013):
    app_marketplace_url = optional("AppMarketplaceUrl", xs.string)
    connectors_management_url = optional("ConnectorsManagementUrl", xs.string, since=V2017_07_11)


class InstallAppType(BaseRequestType, namespace="m", element="InstallApp", since=E2013):
    manifest = required("Manifest", xs.base64Binary)
    marketplace_asset_id = optional("MarketplaceAssetId", xs.string, since=E2016)
    marketplace_content_market = optional("MarketplaceContentMarket", xs.string, since=E2016)
    send_welcome_email = optional("SendWelcomeEmail", xs.boolean, since=E2016)
    manifest_url = optional("ManifestUrl", xs.string, since=V2017_07_11)
    marketplace_correlation_id = optional("MarketplaceCorrelationId", xs.string, since=V2017_07_11)
    campaign_id = optional("CampaignId", xs.string, since=V2017_07_11)


class InstallAppResponseType(ResponseMessageType, namespace="m", element="InstallAppResponse", since=E2013):
    was_first_install = optional("WasFirstInstall", xs.boolean, since=E2016)
    extension = optional("Extension", "InstalledAppType", since=V2017_07_11)


class UninstallAppType(BaseRequestType, namespace="m", element="UninstallApp", since=E2013):
    id = required("ID", xs.string)


class UninstallAppResponseType(ResponseMessageType, namespace="m", element="UninstallAppResponse", since=E2013):
    pass


class DisableAppType(BaseRequestType, namespace="m", element="DisableApp", since=E2013):
    id = required("ID", xs.string)
    disable_reason = required("DisableReason", DisableReasonType)


class DisableAppResponseType(ResponseMessageType, namespace="m", element="DisableAppResponse", since=E2013):
    pass


class InstalledAppType(ComplexType, since=V2017_07_11):
    id = optional("Id", xs.string)
    marketplace_asset_id = optional("MarketplaceAssetId", xs.string)
    enabled = optional("Enabled", xs.boolean)
    consent_state = optional("ConsentState", xs.string)
    type = optional("Type", xs.string)
    license_status = optional("LicenseStatus", xs.string)
    trial_expiration_date = optional("TrialExpirationDate", xs.dateTime)
    provider_name = optional("ProviderName", xs.string)
    icon_url = optional("IconUrl", xs.string)
    high_resolution_icon_url = optional("HighResolutionIconUrl", xs.string)
    display_name = optional("DisplayName", xs.string)
    description = optional("Description", xs.string)
    requirements = optional("Requirements", xs.string)
    version = optional("Version", xs.string)


class OfficeIntegrationConfiguration(ServiceConfiguration, since=V2017_07_11):
    office_sidebar_url = required("OfficeSidebarURL", xs.string)


class OfficeClientType(ComplexType, since=V2017_07_11):
    code = attribute("Code", OfficeClientCodeType, required=True)
    version = attribute("Version", VersionType, required=True)


class ArrayOfAppsType(ComplexType, since=V2017_07_11):
    app = many("App", "AppType")
    metadata = optional("Metadata", "Metadata")


class AppType(ComplexType, since=V2017_07_11):
    metadata = optional("Metadata", "AppMetadata")
    manifest = required("Manifest", xs.base64Binary)


class Metadata(ComplexType, since=V2017_07_11):
    custom_apps = required("CustomApps", xs.string)


class AppMetadata(ComplexType, since=V2017_07_11):
    end_node_url = optional("EndNodeUrl", xs.string)
    app_status = optional("AppStatus", xs.string)
    action_url = optional("ActionUrl", xs.string)
    product_id = optional("ProductId", xs.string)
    enabled_status = optional("EnabledStatus", xs.boolean)
    consent_state = optional("ConsentState", xs.string)
    extension_type = optional("ExtensionType", xs.string)
    marketplace_asset_id = optional("MarketplaceAssetId", xs.string)
    license_status = optional("LicenseStatus", xs.string)
    trial_expiration_date = optional("TrialExpirationDate", xs.dateTime)
    installed_by = optional("InstalledBy", xs.string)
    is_mandatory = optional("IsMandatory", xs.boolean)


class RegisterConsentType(BaseRequestType, namespace="m", element="RegisterConsent", since=E2015):
    id = required("Id", xs.string)
    consent_state = required("ConsentState", ConsentStateType)


class RegisterConsentResponseMessageType(ResponseMessageType, namespace="m", element="RegisterConsentResponse", since=E2015):
    pass


class GetLastPrivateCatalogUpdateType(BaseRequestType, namespace="m", element="GetLastPrivateCatalogUpdate", since=V2017_07_11):
    client = optional("Client", "OfficeClientType")


class GetLastPrivateCatalogUpdateResponseType(
    ResponseMessageType,
    namespace="m",
    element="GetLastPrivateCatalogUpdateResponse",
    content=CHOICE_OPTIONAL,
    since=V2017_07_11,
):
    last_update = required("LastUpdate", xs.dateTime)
    catalog_hash = required("CatalogHash", xs.string)


class GetPrivateCatalogAddInsType(BaseRequestType, namespace="m", element="GetPrivateCatalogAddIns", since=V2017_07_11):
    client = optional("Client", "OfficeClientType")


class GetPrivateCatalogAddInsResponseType(ResponseMessageType, namespace="m", element="GetPrivateCatalogAddInsResponse", since=V2017_07_11):
    add_ins = optional("AddIns", "ArrayOfPrivateCatalogAddInsType")


class ArrayOfPrivateCatalogAddInsType(ComplexType, namespace="m", since=V2017_07_11):
    add_in = many("AddIn", "PrivateCatalogAddInsType")


class PrivateCatalogAddInsType(ComplexType, namespace="m", since=V2017_07_11):
    store_info = optional("StoreInfo", "PrivateCatalogAddInStoreInfoType")
    product_id = attribute("ProductId", xs.string, required=True)
    state = attribute("State", AddInStateType, required=True)
    version = attribute("Version", VersionType, required=True)


class PrivateCatalogAddInStoreInfoType(ComplexType, namespace="m", since=V2017_07_11):
    asset_id = attribute("AssetId", xs.string, required=True)
    content_market = attribute("ContentMarket", xs.string, required=True)
