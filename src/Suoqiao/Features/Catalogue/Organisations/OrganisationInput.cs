using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>What is typed about an organisation.</summary>
[ValidatableType]
public sealed class OrganisationInput : RecordInput
{
    /// <summary>The full name, as registered.</summary>
    [Needed, AtMost(200)]
    public string? Name { get; set; }

    /// <summary>The name in English.</summary>
    [AtMost(300)]
    public string? NameEn { get; set; }

    /// <summary>What kind of organisation it is.</summary>
    [Needed]
    public OrganisationKind? Kind { get; set; }

    /// <summary>The unified social credit code (GB 32100-2015); may be left out while it is not known.</summary>
    [AtMost(40)]
    public string? CreditCode { get; set; }

    /// <summary>The code of its region.</summary>
    [Needed, AtMost(20)]
    public string? Region { get; set; }

    /// <summary>The industry by GB/T 4754-2017: a code (C3841) or a name.</summary>
    [AtMost(100)]
    public string? Industry { get; set; }

    /// <summary>What it does, and what others can come to it for.</summary>
    [AtMost(20_000)]
    public string? Introduction { get; set; }

    /// <summary>Its web site.</summary>
    [AtMost(300)]
    public string? Website { get; set; }

    /// <summary>The contact's name; when all three are left out, the contact stays as it is.</summary>
    [AtMost(100)]
    public string? ContactName { get; set; }

    /// <summary>The contact's telephone.</summary>
    [PhoneNumber, AtMost(40)]
    public string? ContactPhone { get; set; }

    /// <summary>The contact's mail address.</summary>
    [Mail, AtMost(200)]
    public string? ContactMail { get; set; }

    /// <summary>That the organisations with a similar name are others.</summary>
    public bool NotSame { get; set; }

    /// <summary>The organisation as it stands, for its form. The contact is not in it: reading that is recorded, and here nobody asked for it.</summary>
    internal static OrganisationInput From(Organisation organisation) => new()
    {
        Version = organisation.Version,
        Name = organisation.Name,
        NameEn = organisation.NameEn,
        Kind = organisation.Kind,
        CreditCode = organisation.CreditCode,
        Region = organisation.RegionCode,
        Industry = organisation.Industry,
        Introduction = organisation.Introduction,
        Website = organisation.Website,
    };
}
