using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Files.MatchFiles;

internal sealed class MatchFilesFeature : Feature
{
    public override IEnumerable<Command> Commands(ConsoleHost console) =>
        [MatchCommand.Create(), EvaluateCommand.Create(), TrainCommand.Create(), CrossValidateCommand.Create(), VectorsCommand.Create()];
}
