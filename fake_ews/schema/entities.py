"""What Exchange finds in a text: addresses, dates, tasks, phone numbers."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import EmailPositionType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional
from fake_ews.versions import E2013, E2015


class EntityType(ComplexType, since=E2013):
    position = many("Position", EmailPositionType)


class ArrayOfAddressesType(ComplexType, since=E2013):
    address = many("Address", xs.string)


class ArrayOfAddressEntitiesType(ComplexType, since=E2013):
    address_entity = many("AddressEntity", "AddressEntityType")


class AddressEntityType(EntityType, since=E2013):
    address = optional("Address", xs.string)


class ArrayOfEmailAddressEntitiesType(ComplexType, since=E2013):
    email_address_entity = many("EmailAddressEntity", "EmailAddressEntityType")


class EmailAddressEntityType(EntityType, since=E2013):
    email_address = optional("EmailAddress", xs.string)


class ArrayOfUrlEntitiesType(ComplexType, since=E2013):
    url_entity = many("UrlEntity", "UrlEntityType")


class UrlEntityType(EntityType, since=E2013):
    url = optional("Url", xs.string)


class ArrayOfMeetingSuggestionsType(ComplexType, since=E2013):
    meeting_suggestion = many("MeetingSuggestion", "MeetingSuggestionType", minimum=1)


class MeetingSuggestionType(EntityType, since=E2013):
    attendees = optional("Attendees", "ArrayOfEmailUsersType")
    location = optional("Location", xs.string)
    subject = optional("Subject", xs.string)
    meeting_string = optional("MeetingString", xs.string)
    start_time = optional("StartTime", xs.dateTime)
    end_time = optional("EndTime", xs.dateTime)


class ArrayOfTaskSuggestionsType(ComplexType, since=E2013):
    task_suggestion = many("TaskSuggestion", "TaskSuggestionType", minimum=1)


class ArrayOfContactsType(ComplexType, since=E2013):
    contact = many("Contact", "ContactType")


class ContactType(EntityType, since=E2013):
    person_name = optional("PersonName", xs.string)
    business_name = optional("BusinessName", xs.string)
    phone_numbers = optional("PhoneNumbers", "ArrayOfPhonesType")
    urls = optional("Urls", "ArrayOfUrlsType")
    email_addresses = optional("EmailAddresses", "ArrayOfExtractedEmailAddresses")
    addresses = optional("Addresses", "ArrayOfAddressesType")
    contact_string = optional("ContactString", xs.string)


class ArrayOfUrlsType(ComplexType, since=E2013):
    url = many("Url", xs.string)


class ArrayOfPhonesType(ComplexType, since=E2013):
    phone = many("Phone", "PhoneType")


class PhoneType(ComplexType, since=E2013):
    original_phone_string = optional("OriginalPhoneString", xs.string)
    phone_string = optional("PhoneString", xs.string)
    type = optional("Type", xs.string)


class ArrayOfPhoneEntitiesType(ComplexType, since=E2013):
    phone = many("Phone", "PhoneEntityType")


class PhoneEntityType(EntityType, since=E2013):
    original_phone_string = optional("OriginalPhoneString", xs.string)
    phone_string = optional("PhoneString", xs.string)
    type = optional("Type", xs.string)


class ArrayOfEmailUsersType(ComplexType, since=E2013):
    email_user = many("EmailUser", "EmailUserType")


class EmailUserType(ComplexType, since=E2013):
    name = optional("Name", xs.string)
    user_id = optional("UserId", xs.string)


class TaskSuggestionType(EntityType, since=E2013):
    task_string = optional("TaskString", xs.string)
    assignees = optional("Assignees", "ArrayOfEmailUsersType")


class ArrayOfExtractedEmailAddresses(ComplexType, since=E2013):
    email_address = many("EmailAddress", xs.string)


class ParcelDeliveryEntityType(ComplexType, since=E2015):
    carrier = optional("Carrier", xs.string)
    tracking_number = optional("TrackingNumber", xs.string)
    tracking_url = optional("TrackingUrl", xs.string)
    expected_arrival_from = optional("ExpectedArrivalFrom", xs.string)
    expected_arrival_until = optional("ExpectedArrivalUntil", xs.string)
    product = optional("Product", xs.string)
    product_url = optional("ProductUrl", xs.string)
    product_image = optional("ProductImage", xs.string)
    product_sku = optional("ProductSku", xs.string)
    product_description = optional("ProductDescription", xs.string)
    product_brand = optional("ProductBrand", xs.string)
    product_color = optional("ProductColor", xs.string)
    order_number = optional("OrderNumber", xs.string)
    seller = optional("Seller", xs.string)
    order_status = optional("OrderStatus", xs.string)
    address_name = optional("AddressName", xs.string)
    street_address = optional("StreetAddress", xs.string)
    address_locality = optional("AddressLocality", xs.string)
    address_region = optional("AddressRegion", xs.string)
    address_country = optional("AddressCountry", xs.string)
    postal_code = optional("PostalCode", xs.string)


class ArrayOfParcelDeliveryEntitiesType(ComplexType, since=E2015):
    parcel_delivery = many("ParcelDelivery", "ParcelDeliveryEntityType")


class FlightEntityType(ComplexType, since=E2015):
    flight_number = optional("FlightNumber", xs.string)
    airline_iata_code = optional("AirlineIataCode", xs.string)
    departure_time = optional("DepartureTime", xs.string)
    windows_time_zone_name = optional("WindowsTimeZoneName", xs.string)
    departure_airport_iata_code = optional("DepartureAirportIataCode", xs.string)
    arrival_airport_iata_code = optional("ArrivalAirportIataCode", xs.string)


class ArrayOfFlightsType(ComplexType, since=E2015):
    flight = many("Flight", "FlightEntityType")


class FlightReservationEntityType(ComplexType, since=E2015):
    reservation_id = optional("ReservationId", xs.string)
    reservation_status = optional("ReservationStatus", xs.string)
    under_name = optional("UnderName", xs.string)
    broker_name = optional("BrokerName", xs.string)
    broker_phone = optional("BrokerPhone", xs.string)
    flights = optional("Flights", "ArrayOfFlightsType")


class ArrayOfFlightReservationsType(ComplexType, since=E2015):
    flight_reservation = many("FlightReservation", "FlightReservationEntityType")


class SenderAddInEntityType(ComplexType, since=E2015):
    extension_id = optional("ExtensionId", xs.string)


class ArrayOfSenderAddInsType(ComplexType, since=E2015):
    microsoft_outlook_services_sender_app = many("Microsoft.OutlookServices.SenderApp", "SenderAddInEntityType")


class EntityExtractionResultType(ComplexType, since=E2013):
    addresses = optional("Addresses", "ArrayOfAddressEntitiesType")
    meeting_suggestions = optional("MeetingSuggestions", "ArrayOfMeetingSuggestionsType")
    task_suggestions = optional("TaskSuggestions", "ArrayOfTaskSuggestionsType")
    email_addresses = optional("EmailAddresses", "ArrayOfEmailAddressEntitiesType")
    contacts = optional("Contacts", "ArrayOfContactsType")
    urls = optional("Urls", "ArrayOfUrlEntitiesType")
    phone_numbers = optional("PhoneNumbers", "ArrayOfPhoneEntitiesType")
    parcel_deliveries = optional("ParcelDeliveries", "ArrayOfParcelDeliveryEntitiesType", since=E2015)
    flight_reservations = optional("FlightReservations", "ArrayOfFlightReservationsType", since=E2015)
    sender_add_ins = optional("SenderAddIns", "ArrayOfSenderAddInsType", since=E2015)
