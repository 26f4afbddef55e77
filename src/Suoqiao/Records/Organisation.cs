using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records.Fields;

namespace Suoqiao.Records;

public enum OrganisationKind
{
    Enterprise,
    University,
    Institute,
    Society,
    Park,
    Fund,
    Government,
    Exchange,
}

/// <summary>An organisation of the region: the owner of records and the employer of people. It owns itself.</summary>
internal sealed class Organisation : Record<Organisation>
{
    public required string Name { get; set; }
    public string NameEn { get; set; } = "";

    /// <summary>The name as it is compared (<see cref="Standards.NameKey"/>), and as it is ordered in either language.</summary>
    [Derived]
    public string NameKey { get; private set; } = "";

    [Derived]
    public string NameOrder { get; private set; } = "";

    [Derived]
    public string NameOrderEn { get; private set; } = "";
    public required OrganisationKind Kind { get; set; }

    /// <summary>The unified social credit code (GB 32100-2015), or empty where it is not known.</summary>
    public string CreditCode { get; set; } = "";

    /// <summary>The industry by GB/T 4754-2017, for example <c>C3841</c>.</summary>
    public string Industry { get; set; } = "";
    public string Introduction { get; set; } = "";
    public string Website { get; set; } = "";
    public Contact Contact { get; set; } = new();
}

/// <summary>What people call the kinds of organisations.</summary>
internal static class OrganisationWords
{
    public static ChoiceWords<OrganisationKind> Kinds { get; } = new ChoiceWords<OrganisationKind>()
        .Word(OrganisationKind.Enterprise, "企业", "Enterprise")
        .Word(OrganisationKind.University, "高校", "University", "大学")
        .Word(OrganisationKind.Institute, "科研院所", "Research institute", "研究院所", "研究机构")
        .Word(OrganisationKind.Society, "学会", "Learned society", "社会团体")
        .Word(OrganisationKind.Park, "园区", "Science park", "科技园")
        .Word(OrganisationKind.Fund, "基金", "Fund", "投资机构")
        .Word(OrganisationKind.Government, "政府部门", "Government", "政府")
        .Word(OrganisationKind.Exchange, "技术交易市场", "Technology exchange", "交易机构", "技术交易机构");
}

internal sealed class OrganisationMapping(AppDb db) : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ConfigureRecord(db);
        organisation.Property(o => o.Name).HasMaxLength(200);
        organisation.Property(o => o.NameEn).HasMaxLength(300);
        organisation.Property(o => o.NameKey).HasMaxLength(600).IsKeyOf(nameof(Organisation.Name));
        organisation.Property(o => o.NameOrder).IsOrderOf(nameof(Organisation.Name));
        organisation.Property(o => o.NameOrderEn).IsEnglishOrderOf(nameof(Organisation.Name), nameof(Organisation.NameEn));
        organisation.Property(o => o.CreditCode).HasMaxLength(18);
        organisation.Property(o => o.Industry).HasMaxLength(5);
        organisation.Property(o => o.Website).HasMaxLength(300);
        organisation.ComplexProperty(o => o.Contact);
        organisation.HasIndex(o => o.NameKey);
        organisation.HasIndex(o => new { o.NameOrder, o.Id });
        organisation.HasIndex(o => new { o.NameOrderEn, o.Id });
        organisation.HasIndex(o => o.CreditCode);
        organisation.HasIndex(o => o.ExternalKey);
    }
}
