using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.House;

internal enum MenuPlace
{
    /// <summary>The public bar, seen by everybody.</summary>
    Public,

    /// <summary>The second bar, for signed-in people.</summary>
    Work,

    /// <summary>The icons at the end of the header, for signed-in people.</summary>
    Head,

    /// <summary>The page behind 管理.</summary>
    Admin,

    /// <summary>The foot of every page.</summary>
    Foot,
}

/// <summary>One entry of the site's menus. Each feature registers its own as a singleton, so that nothing empty is ever shown.</summary>
/// <param name="Key">The word's name in UiTexts, without the prefix <c>Menu.</c>, where <paramref name="Name"/> does not say it.</param>
/// <param name="Href">Where it leads; also what marks it as current.</param>
/// <param name="ShownTo">Who sees it; null for everybody who sees the bar.</param>
/// <param name="Badge">How many things wait there for this viewer; asked on its own service scope, so it may query.</param>
internal sealed record MenuItem(
    string Key,
    string Href,
    MenuPlace Place,
    int Order,
    Func<Viewer, bool>? ShownTo = null,
    Func<IServiceProvider, CancellationToken, Task<int>>? Badge = null,
    string Icon = "chevron-right",
    Words? Name = null)
{
    /// <summary>The list of a kind in the public bar.</summary>
    public static MenuItem Of(Kind kind) => new(kind.Name, $"/{kind.Path}", MenuPlace.Public, kind.Order, Name: kind.Many);

    public string Text(IStringLocalizer<UiTexts> texts) => Name?.Spoken ?? texts[$"Menu.{Key}"];

    public bool IsShownTo(Viewer viewer) => (Place is MenuPlace.Public or MenuPlace.Foot || viewer.IsSignedIn) && (ShownTo?.Invoke(viewer) ?? true);

    public bool IsCurrent(string path) =>
        Href == "/" ? path == "/" : path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}
