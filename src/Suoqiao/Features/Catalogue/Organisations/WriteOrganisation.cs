using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>
/// Takes an organisation into the region and changes what is known of it. An operator's addition is published at once, a technology
/// manager's is reviewed first.
/// </summary>
internal sealed class WriteOrganisation(
    AppDb db, CurrentViewer current, Kinds kinds, TimeProvider time, SimilarNames similar, IStringLocalizer<OrganisationsTexts> texts,
    IStringLocalizer<RecordsTexts> shared)
    : RecordWriter<Organisation, OrganisationInput>(db, current, kinds, shared)
{
    /// <summary>What an input means once it has been read; the region is null where there is no such.</summary>
    private sealed record Meaning(Region? Region, string CreditCode, string Industry);

    public override bool MayAdd => IsOpenTo(Viewer);

    /// <summary>Whether the viewer may add any.</summary>
    public static bool IsOpenTo(Viewer viewer) => viewer.ServesRegion;

    public override async Task<(Id<Organisation> Id, Refusal? Refusal)> AddAsync(OrganisationInput input, CancellationToken ct)
    {
        if (!MayAdd)
        {
            return (default, new Refusal.NotAllowed());
        }

        var faults = new List<FieldFault>();
        var meaning = await CheckAsync(input, before: null, faults, ct);
        if (faults.Count > 0)
        {
            return (default, new Refusal.Invalid(faults));
        }

        var organisation = Make(Id<Organisation>.New(time));
        Write(input, meaning, organisation);
        organisation.Show(Viewer.MayReview(organisation) ? Shown.Shown : Shown.UnderReview, time.GetUtcNow());
        Db.Add(organisation);
        return (organisation.Id, await SaveAsync(organisation, ct));
    }

    public override Task<OrganisationInput> ReadAsync(Organisation saved, CancellationToken ct) => Task.FromResult(OrganisationInput.From(saved));

    public override async Task<Organisation> TypedAsync(OrganisationInput input, Organisation? saved, CancellationToken ct)
    {
        var draft = Make(saved?.Id ?? default);
        Write(input, await CheckAsync(input, saved, [], ct), draft);
        return draft;
    }

    protected override async Task<Refusal?> ChangeAsync(Organisation record, OrganisationInput input, CancellationToken ct)
    {
        var faults = new List<FieldFault>();
        var meaning = await CheckAsync(input, record, faults, ct);
        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        Write(input, meaning, record);
        return null;
    }

    protected override async Task<IReadOnlyList<(string Field, string Latest)>> OtherDifferencesAsync(
        Organisation saved, Organisation typed, CancellationToken ct) =>
        saved.RegionCode == typed.RegionCode ? []
            : [(Texts["Field_RegionCode"], (await Db.Regions.AsNoTracking().SingleAsync(r => r.Code == saved.RegionCode, ct)).In())];

    private static Organisation Make(Id<Organisation> id) =>
        new() { Id = id, OwnerId = id, Name = "", Kind = OrganisationKind.Enterprise, RegionCode = "", RegionPath = "" };

    private async Task<Meaning> CheckAsync(OrganisationInput input, Organisation? before, List<FieldFault> faults, CancellationToken ct)
    {
        var region = await FindRegionAsync(input, before, faults, ct);
        var code = await ReadCodeAsync(input.CreditCode, before?.Id, faults, ct);
        var industry = IndustryText.Read(input.Industry);
        if (industry is null)
        {
            faults.Add(new(nameof(input.Industry), Texts["FaultNoIndustry", input.Industry!]));
        }

        if (string.IsNullOrWhiteSpace(input.Name))
        {
            faults.Add(new(nameof(input.Name), Texts["FaultMissing"]));
        }

        if (input.Website?.Trim() is { Length: > 0 } site && WebAddress(site) is null)
        {
            faults.Add(new(nameof(input.Website), texts["FaultWebsite"]));
        }

        if (faults.Count == 0 && !input.NotSame && input.Name!.Trim() != before?.Name)
        {
            await AddSimilarAsync(input.Name, before?.Id, faults, ct);
        }

        return new(region, code, industry ?? "");
    }

    private static void Write(OrganisationInput input, Meaning meaning, Organisation organisation)
    {
        organisation.Name = input.Name?.Trim() ?? "";
        organisation.NameEn = input.NameEn?.Trim() ?? "";
        organisation.Kind = input.Kind ?? organisation.Kind;
        organisation.CreditCode = meaning.CreditCode;
        organisation.RegionCode = meaning.Region?.Code ?? "";
        organisation.RegionPath = meaning.Region?.Path ?? "";
        organisation.Industry = meaning.Industry;
        organisation.Introduction = input.Introduction?.Trim().ReplaceLineEndings("\n") ?? "";
        organisation.Website = WebAddress(input.Website) ?? "";
        if ((input.ContactName + input.ContactPhone + input.ContactMail).Trim().Length > 0)
        {
            organisation.Contact = new()
            {
                Name = input.ContactName?.Trim() ?? "",
                Phone = Contact.Dialled(input.ContactPhone),
                Mail = input.ContactMail?.Trim() ?? ""
            };
        }
    }

    /// <summary>The address with its scheme; only http and https, as the page makes a link of it.</summary>
    internal static string? WebAddress(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal)
            ? full : null;
    }

    private async Task<Region?> FindRegionAsync(OrganisationInput input, Organisation? before, List<FieldFault> faults, CancellationToken ct)
    {
        var code = NameKey.Written(input.Region ?? "");
        var region = await Db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code, ct);
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

    private bool MayPlaceIn(Region region) => Viewer.SeesEverything || (Viewer.IsStaff && Viewer.Covers(region.Path));

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

        await RefuseTakenAsync(code, self, faults, ct);
        return code;
    }

    /// <summary>Two who write the same code at once have both found it free; the second to hold the lock of writing finds the first.</summary>
    protected override async Task<Refusal?> SaveAsync(Organisation record, CancellationToken ct)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(ct);
        if (await base.SaveAsync(record, ct) is { } stale)
        {
            return stale;
        }

        var faults = new List<FieldFault>();
        await RefuseTakenAsync(record.CreditCode, record.Id, faults, ct);
        if (faults.Count > 0)
        {
            Db.ChangeTracker.Clear();
            return new Refusal.Invalid(faults);
        }

        await transaction.CommitAsync(ct);
        return null;
    }

    // Of all organisations, seen or not: a code is given once.
    private async Task RefuseTakenAsync(string code, Id<Organisation>? self, List<FieldFault> faults, CancellationToken ct)
    {
        if (code.Length == 0)
        {
            return;
        }

        var holder = await Db.Organisations.IgnoreQueryFilters().AsNoTracking()
            .Where(o => o.CreditCode == code && o.Id != self).Select(o => new { o.Id, o.Name }).FirstOrDefaultAsync(ct);
        if (holder is not null)
        {
            var seen = await Db.Organisations.AnyAsync(o => o.Id == holder.Id, ct);
            faults.Add(new(nameof(OrganisationInput.CreditCode), seen ? texts["FaultCodeTaken", holder.Name] : texts["FaultCodeTakenHidden"]));
        }
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
