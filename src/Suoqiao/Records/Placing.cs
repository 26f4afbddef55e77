using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>What the shared part of an input means: the industry's code, and who may see the record.</summary>
internal sealed record Placed(string Industry, Visibility Visibility, List<Guid> Parties);

/// <summary>Finds the organisations and codes that an input names and checks who may see what.</summary>
internal sealed class Placing(AppDb db, CurrentViewer current, IStringLocalizer<RecordsTexts> texts)
{
    /// <summary>The organisation that a new record will belong to.</summary>
    public async Task<(Organisation? Owner, Refusal? Refusal)> FindOwnerAsync(OwnedInput input, CancellationToken ct)
    {
        var viewer = current.Value;
        if (!viewer.IsSignedIn && !viewer.SeesEverything)
        {
            return (null, new Refusal.NotAllowed());
        }

        var named = input.OrganisationId is { } key ? key.ToString() : input.OrganisationName?.Trim() is { Length: > 0 } name ? name : null;
        var owner = named is null
            ? await db.Organisations.SingleOrDefaultAsync(o => o.Id == viewer.OrganisationId, ct)
            : await FindAsync(named, ct);
        return owner switch
        {
            null when viewer.Role is Role.Reader or Role.TechnologyManager || (named is null && viewer.Role == Role.Member) => (null, new Refusal.NotAllowed()),
            null => (null, new Refusal.Invalid(
                [new(nameof(OwnedInput.OrganisationName), named is null ? texts["FaultMissing"] : texts["FaultNoOrganisation", named])])),
            _ when !viewer.MayWriteFor(owner) => (null, new Refusal.NotAllowed()),
            { Shown: Shown.Archived } => (null, new Refusal.Invalid([new(nameof(OwnedInput.OrganisationName), texts["FaultOwnerArchived", owner.Name])])),
            _ => (owner, null),
        };
    }

    /// <param name="owner">The record's organisation; null where that is not asked yet.</param>
    public async Task<Placed> PlaceAsync(SharedInput input, Organisation? owner, List<FieldFault> faults, CancellationToken ct)
    {
        var parties = input.Visibility == Visibility.Parties ? await FindPartiesAsync(input, faults, ct) : [];
        if (input.Visibility == Visibility.Parties && parties.Count == 0 && faults.All(f => f.Field != nameof(SharedInput.PartyNames)))
        {
            faults.Add(new(nameof(SharedInput.PartyNames), texts["FaultNoParties"]));
        }

        if (!Enum.IsDefined(input.Visibility))
        {
            faults.Add(new(nameof(SharedInput.Visibility), texts["FaultUnknownChoice"]));
        }

        var viewer = current.Value;
        if (input.Visibility == Visibility.Organisation && owner is not null && viewer.OrganisationId != owner.Id && !viewer.SeesEverything)
        {
            // The writer would not see the record again.
            faults.Add(new(nameof(SharedInput.Visibility), texts["FaultOnlyOwnerHides"]));
        }

        return new(ReadIndustry(input.Industry, faults), input.Visibility, parties);
    }

    private async Task<List<Guid>> FindPartiesAsync(SharedInput input, List<FieldFault> faults, CancellationToken ct)
    {
        var typed = (input.PartyNames ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<string> named = [.. typed.Concat(input.Parties.Select(id => id.ToString())).Distinct()];
        var ids = named.Select(IdOf).OfType<Id<Organisation>>().ToList();
        // An id may come from a record that names an organisation which the viewer does not see; it is kept, and tells nothing.
        var known = (await db.Organisations.IgnoreQueryFilters().Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct)).ToHashSet();
        var words = named.Where(name => IdOf(name) is null).ToList();
        var called = words.Count == 0 ? [] : await db.Organisations.Called(words).Select(o => new { o.Id, o.NameKey, o.CreditCode }).ToListAsync(ct);
        var found = new List<Guid>();
        foreach (var name in named)
        {
            // Two of the same name cannot be told apart; the credit code can.
            var parties = IdOf(name) is { } id ? known.Contains(id) ? [id] : []
                : called.Where(o => Calling.Of(name).Names(o.NameKey, o.CreditCode)).Select(o => o.Id).ToList();
            if (parties is [var party])
            {
                found.Add(party.Value);
            }
            else
            {
                faults.Add(new(nameof(SharedInput.PartyNames), texts["FaultNoOrganisation", name]));
            }
        }

        return [.. found.Distinct()];
    }

    private static Id<Organisation>? IdOf(string named) => Id<Organisation>.TryParse(named, null, out var id) ? id : null;

    private async Task<Organisation?> FindAsync(string named, CancellationToken ct)
    {
        if (IdOf(named) is { } id)
        {
            return await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct);
        }

        var matches = await db.Organisations.Called(named).OrderBy(o => o.Id).Take(2).ToListAsync(ct);
        // Two of the same name cannot be told apart; the credit code can.
        return matches.Count == 1 ? matches[0] : null;
    }

    private string ReadIndustry(string? typed, List<FieldFault> faults)
    {
        var code = IndustryText.Read(typed);
        if (code is null)
        {
            faults.Add(new(nameof(SharedInput.Industry), texts["FaultNoIndustry", typed!.Trim()]));
        }

        return code ?? "";
    }
}
