using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;

namespace Suoqiao.Records.Files;

/// <summary>What all rows of one reading share.</summary>
internal sealed class ImportSetting(ImportInput input, Viewer viewer, RegionBook regions, OrganisationBook organisations, DateTimeOffset now, bool write,
    Understood? understood)
{
    public ImportInput Input => input;

    public Viewer Viewer => viewer;

    public RegionBook Regions => regions;

    public OrganisationBook Organisations => organisations;

    public DateTimeOffset Now => now;

    /// <summary>Whether new records are written, or only counted.</summary>
    public bool Write => write;

    /// <summary>Where the first rows are shown as they were understood.</summary>
    public Understood? Understood => understood;

    /// <summary>The region of rows that name none.</summary>
    public Place? Place { get; private set; }

    /// <summary>The organisation of rows that name none.</summary>
    public Owner? Owner { get; private set; }

    public bool MayPublish => viewer.RunsRegion;

    /// <summary>Finds what the input names.</summary>
    public async Task<Refusal?> PrepareAsync(IStringLocalizer<FilesTexts> texts, CancellationToken ct)
    {
        await regions.LoadAsync(ct);
        if (input.Region is { Length: > 0 } region)
        {
            if (regions.Find(region) is not [var place])
            {
                return new Refusal.Invalid([new(nameof(ImportInput.Region), texts["UnknownRegion", region])]);
            }

            if (!viewer.SeesEverything && !(viewer.Role == Role.Operator && viewer.Covers(place.Path)))
            {
                return new Refusal.Invalid([new(nameof(ImportInput.Region), texts["RegionNotYours", region])]);
            }

            Place = place;
        }

        if (input.Owner is { Length: > 0 } owner)
        {
            await organisations.LoadAsync([owner], viewer, ct);
            if (organisations.Fault(owner) is var (message, remedy))
            {
                return new Refusal.Invalid([new(nameof(ImportInput.Owner), $"{message} {remedy}")]);
            }

            Owner = organisations.Find(owner)[0];
        }

        if (Owner is null && viewer.OrganisationId is { } own && viewer.Role == Role.Member)
        {
            Owner = await organisations.OwnAsync(own, viewer, ct);
        }

        return null;
    }
}
