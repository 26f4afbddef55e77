using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Suoqiao.Accounts;

/// <summary>Texts of the accounts folder (see AccountsTexts.resx).</summary>
internal sealed class AccountsTexts;

/// <summary>How a refusal reaches a person or a program: a message on a page or problem details from the API.</summary>
internal static class RefusalMapping
{
    public static string ToMessage(this Refusal refusal, IStringLocalizer<AccountsTexts> texts) => refusal switch
    {
        Refusal.NotFound => texts["RefusalNotFound"],
        Refusal.NotAllowed => texts["RefusalNotAllowed"],
        Refusal.Stale => texts["RefusalStale"],
        Refusal.Invalid => texts["RefusalInvalid"],
        Refusal.Rule rule => rule.Message,
        _ => throw new InvalidOperationException($"Unmapped refusal {refusal}."),
    };

    public static ProblemHttpResult ToProblem(this Refusal refusal, IStringLocalizer<AccountsTexts> texts)
    {
        var message = refusal.ToMessage(texts);
        return refusal is Refusal.Invalid invalid
            ? TypedResults.Problem(new HttpValidationProblemDetails(
                invalid.Faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray()))
            {
                Status = StatusCodes.Status400BadRequest,
                Detail = message,
            })
            : TypedResults.Problem(message, statusCode: StatusOf(refusal));
    }

    /// <summary>What an endpoint answers that has nothing to give back.</summary>
    public static Results<NoContent, ProblemHttpResult> ToAnswer(this Refusal? refusal, IStringLocalizer<AccountsTexts> texts) =>
        refusal is null ? TypedResults.NoContent() : refusal.ToProblem(texts);

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.NotAllowed => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
