using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>What the workbench shows of a pair.</summary>
public sealed class PairFace
{
    internal Need Need { get; init; } = default!;

    internal Offer Offer { get; init; } = default!;

    internal Candidate Candidate { get; init; } = default!;

    /// <summary>How many candidates the need has.</summary>
    internal int Of { get; init; }

    internal string? NeedOwner { get; init; }

    internal string? OfferOwner { get; init; }
}
