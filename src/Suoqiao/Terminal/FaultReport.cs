using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Tables;

namespace Suoqiao.Terminal;

/// <summary>Every fault of a file for a person: where, what, and what to do about it.</summary>
internal static class FaultReport
{
    private static IStringLocalizer<TerminalTexts> Texts => Language.Texts<TerminalTexts>();

    public static void Print(IEnumerable<RowFault> faults, bool asRemark)
    {
        var words = Language.Texts<TablesTexts>();
        Screen.Table(
            [Texts["Fault.File"], Texts["Fault.Row"], Texts["Fault.Column"], Texts["Fault.Message"], Texts["Fault.Remedy"]],
            faults.Select(IReadOnlyList<string> (fault) =>
            [
                fault.File,
                fault.Row == 0 ? "" : fault.Row.ToString(CultureInfo.InvariantCulture),
                fault.Column ?? "",
                fault.ToMessage(words),
                fault.ToRemedy(words),
            ]),
            asRemark);
    }

    /// <summary>Prints the faults of files to be read, and says whether to go on all the same.</summary>
    public static bool Accept(IReadOnlyList<RowFault> faults, bool goOn)
    {
        if (faults.Count == 0)
        {
            return true;
        }

        Print(faults, asRemark: true);

        if (!goOn)
        {
            Screen.Remark(Texts["Refused"]);
        }

        return goOn;
    }

    public static FaultJson ToJson(this RowFault fault)
    {
        var words = Language.Texts<TablesTexts>();
        return new(fault.File, fault.Row, fault.Column, fault.Kind.ToString(), fault.ToMessage(words), fault.ToRemedy(words));
    }
}

/// <summary>A fault as programs read it.</summary>
internal sealed record FaultJson(string File, int Row, string? Column, string Kind, string Message, string Remedy);
