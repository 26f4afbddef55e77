using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>What an input about an organisation means once it has been checked.</summary>
internal sealed record OrganisationMeaning(Region Region, string CreditCode, string Industry);

/// <summary>Checks what is typed about an organisation beyond its lengths, and writes it into the organisation.</summary>
internal sealed class OrganisationContent(AppDb db, CurrentViewer current, SimilarNames similar, IStringLocalizer<OrganisationsTexts> texts, IStringLocalizer<RecordsTexts> shared)
{
    /// <summary>The faults of the input, or what it means.</summary>
    public async Task<(OrganisationMeaning? Meaning, Refusal? Refusal)> CheckAsync(OrganisationInput input, Organisation? before, CancellationToken ct)
    {
        var faults = new List<FieldFault>();
        var region = await FindRegionAsync(input, before, faults, ct);
        var code = await ReadCodeAsync(input.CreditCode, before?.Id, faults, ct);
        var industry = IndustryText.Read(input.Industry);
        if (industry is null)
        {
            faults.Add(new(nameof(input.Industry), shared["FaultNoIndustry", input.Industry!]));
        }

        if (string.IsNullOrWhiteSpace(input.Name))
        {
            faults.Add(new(nameof(input.Name), shared["FaultMissing"]));
        }

        if (input.Website?.Trim() is { Length: > 0 } site && WebAddress(site) is null)
        {
            faults.Add(new(nameof(input.Website), texts["FaultWebsite"]));
        }

        if (faults.Count == 0 && !input.NotSame && input.Name!.Trim() != before?.Name)
        {
            await AddSimilarAsync(input.Name, before?.Id, faults, ct);
        }

        return faults.Count > 0 ? (null, new Refusal.Invalid(faults)) : (new(region!, code, industry!), null);
    }

    public static void Write(OrganisationInput input, OrganisationMeaning meaning, Organisation organisation)
    {
        organisation.Name = input.Name!.Trim();
        organisation.NameEn = input.NameEn?.Trim() ?? "";
        organisation.Kind = input.Kind!.Value;
        organisation.CreditCode = meaning.CreditCode;
        organisation.RegionCode = meaning.Region.Code;
        organisation.RegionPath = meaning.Region.Path;
        organisation.Industry = meaning.Industry;
        organisation.Introduction = input.Introduction?.Trim().ReplaceLineEndings("\n") ?? "";
        organisation.Website = WebAddress(input.Website) ?? "";
        if ((input.ContactName + input.ContactPhone + input.ContactMail).Trim().Length > 0)
        {
            organisation.Contact = new() { Name = input.ContactName?.Trim() ?? "", Phone = input.ContactPhone?.Trim() ?? "", Mail = input.ContactMail?.Trim() ?? "" };
        }
    }

    /// <summary>The address with its scheme; only http and https, as the page makes a link of it.</summary>
    internal static string? WebAddress(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) ? full : null;
    }

    private async Task<Region?> FindRegionAsync(OrganisationInput input, Organisation? before, List<FieldFault> faults, CancellationToken ct)
    {
        var code = input.Region?.Trim();
        var region = await db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code, ct);
        if (region is null)
        {
            faults.Add(new(nameof(input.Region), texts["FaultRegion"]));
        }
        else if (region.Code != before?.RegionCode && !MayPlaceIn(region))
        {
            // Who oversees an organisation follows from its region, so its own members do not choose it.
            faults.Add(new(nameof(input.Region), texts["FaultRegionNotYours", region.In()]));
        }

        return region;
    }

    private bool MayPlaceIn(Region region) => current.Value.SeesEverything || (current.Value.IsStaff && current.Value.Covers(region.Path));

    private async Task<string> ReadCodeAsync(string? typed, Id<Organisation>? self, List<FieldFault> faults, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        var check = CreditCode.Check(typed);
        if (check.Accepted is not { Value: var code })
        {
            faults.Add(new(nameof(OrganisationInput.CreditCode), check.ToMessage(texts)));
            return "";
        }

        // Of all organisations, seen or not: a code is given once.
        var holder = await db.Organisations.IgnoreQueryFilters().AsNoTracking()
            .Where(o => o.CreditCode == code && o.Id != self).Select(o => new { o.Id, o.Name }).FirstOrDefaultAsync(ct);
        if (holder is not null)
        {
            var seen = await db.Organisations.AnyAsync(o => o.Id == holder.Id, ct);
            faults.Add(new(nameof(OrganisationInput.CreditCode), seen ? texts["FaultCodeTaken", holder.Name] : texts["FaultCodeTakenHidden"]));
        }

        return code;
    }

    private async Task AddSimilarAsync(string name, Id<Organisation>? self, List<FieldFault> faults, CancellationToken ct)
    {
        var found = await similar.FindAsync(name, self, ct);
        if (found.Count > 0)
        {
            faults.Add(new(nameof(OrganisationInput.NotSame), texts["FaultSimilar", WordList.Join(found.Select(f => f.Name))]));
        }
    }
}
