@echo off
rem Runs the workshop on Windows, as `tulip` does elsewhere: finds a JDK 25 or newer, builds what is out of date,
rem starts tulip.runner.Main.
rem   TULIP_OPTS   more options for the JVM
rem Paths stay in variables and are expanded outside of ( ) only, so that a folder may be named "a (x86) & b!".
setlocal EnableExtensions DisableDelayedExpansion

for %%F in ("%~dp0.") do set "root=%%~fF"
set "runner=%root%\workshop\runner\target"
set "stamp=%runner%\built"
set "libraries=%runner%\classpath"
set "start=%runner%\start"
set "log=%runner%\build.log"
set "lock=%root%\.tulip\windows.lock"

rem --- The JDK. No JVM is started to find it: its `release` file says the version. ---
set "jdk="
set "others="
set /a best=0
if not defined JAVA_HOME goto try_jdk_home
set "candidate=%JAVA_HOME:"=%"
call :consider
:try_jdk_home
if defined jdk goto found
if not defined JDK_HOME goto try_path
set "candidate=%JDK_HOME:"=%"
call :consider
:try_path
if defined jdk goto found
set "candidate="
for %%J in (java.exe) do set "candidate=%%~dp$PATH:J"
if not defined candidate goto try_places
for %%F in ("%candidate%..") do set "candidate=%%~fF"
call :consider
if defined jdk goto found

rem The usual places. The user did not choose one of these JDKs, so the newest release is used.
:try_places
for %%P in (
    "%ProgramFiles%\Java"
    "%ProgramFiles%\Eclipse Adoptium"
    "%ProgramFiles%\Microsoft"
    "%ProgramFiles%\Zulu"
    "%ProgramFiles%\Amazon Corretto"
    "%ProgramFiles%\BellSoft"
    "%ProgramFiles%\Semeru"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
    "%LOCALAPPDATA%\mise\installs\java"
    "%USERPROFILE%\.jdks"
    "%USERPROFILE%\.gradle\jdks"
    "%USERPROFILE%\.sdkman\candidates\java"
    "%USERPROFILE%\.jabba\jdk"
) do for /d %%D in ("%%~P\*") do set "candidate=%%~fD" & call :consider
for /d %%D in ("%USERPROFILE%\scoop\apps\*jdk*" "%USERPROFILE%\scoop\apps\*openjdk*") do set "candidate=%%~fD\current" & call :consider
if defined jdk goto found

if not defined others set "others=no Java at all"
setlocal EnableDelayedExpansion
>&2 echo tulip: needs a JDK 25 or newer: there is none in JAVA_HOME, JDK_HOME, on PATH or in the usual places.
>&2 echo        found !others!
>&2 echo        Install one:  winget install EclipseAdoptium.Temurin.25.JDK
>&2 echo        or point JAVA_HOME to it, if it is somewhere else.
exit /b 1

rem --- The build. ---
:found
rem The JVM accepts a cache only if the options about modules are the same in the training and in the use.
set "options=--add-exports java.base/jdk.internal.vm=ALL-UNNAMED --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC"
call :up_to_date
if not errorlevel 1 goto start
if not exist "%root%\.tulip\" md "%root%\.tulip"
if not exist "%root%\.tulip\" exit /b 1

rem Windows lets only one process at a time write to a file, and closes it for a process that was killed.
set "told="
:enter
set "entered="
set "built=0"
2>nul (>>"%lock%" (call )) && call :build 9>>"%lock%"
if defined entered goto built
if not defined told >&2 echo tulip: waiting for the build in another terminal ...
set "told=yes"
ping -n 2 127.0.0.1 >nul
goto enter

:built
if "%built%"=="0" goto start
>&2 echo tulip: the build failed:
set "TULIP_LOG=%log%"
powershell -NoLogo -NoProfile -NonInteractive -Command "$all = @(Get-Content -LiteralPath $env:TULIP_LOG); $e = @($all | Where-Object { $_ -match '\.java:\[' -and $_ -notmatch '[\\/]exercise[\\/]' } | Select-Object -Unique); if ($e.Count -eq 0) { $e = $all }; $e | Select-Object -First 10 | ForEach-Object { '  ' + $_ }; if ($all -match 'Could not transfer|Failed to fetch|Unknown host|remote name could not be resolved') { '  Something that the build needs is not on this machine yet: connect to the network once and run this again.' }" >&2
setlocal EnableDelayedExpansion
>&2 echo   in full: !log!
exit /b 1

rem --- The start. ---
:start
rem In the environment, since it may be too long for a command line. (`set /p` would read 1,023 characters of it.)
set "CLASSPATH="
if exist "%start%\class-path" for /f "usebackq delims=" %%C in ("%start%\class-path") do set "CLASSPATH=%%C"
set "jar="
if defined CLASSPATH for /f "delims=;" %%J in ("%CLASSPATH%") do set "jar=%%J"
if defined jar if exist "%jar%" goto run
rem Nothing could be packed.
call :class_folders
set "jars="
for /f "usebackq delims=" %%C in ("%libraries%") do set "jars=%%C"
set "CLASSPATH=%classes%%jars%"
:run
rem If the file did not exist, the JVM would print a message on standard output.
set "cache="
if exist "%start%\cache" for /f "usebackq delims=" %%C in ("%start%\cache") do set "cache=%%C"
rem The cache of the JVMs that the command starts.
set "children="
if defined cache for %%C in (preflight race stage) do if "%~1"=="%%C" set "children="-Dtulip.children.cache=%cache:~0,-4%-lanes.aot""
if defined cache for %%C in (run watch) do if "%~1"=="%%C" set "children="-Dtulip.children.cache=%cache:~0,-4%-child.aot""
if defined cache if "%~1"=="" set "children="-Dtulip.children.cache=%cache:~0,-4%-child.aot""
if defined cache for %%C in (preflight race stage) do if "%~1"=="%%C" set "cache=%cache:~0,-4%-lanes.aot"
if defined cache if "%~1"=="crawl" set "cache=%cache:~0,-4%-crawl.aot"
if defined cache if "%~1"=="run" set "cache=%cache:~0,-4%-run.aot"
if defined cache if "%~1"=="watch" set "cache=%cache:~0,-4%-run.aot"
if defined cache if "%~1"=="" set "cache=%cache:~0,-4%-run.aot"
if defined cache if not exist "%cache%" set "cache="
set "cached="
if defined cache set "cached="-XX:AOTCache=%cache%" -Xlog:disable -Xlog:all=error:stderr"
rem A short command uses only the faster of the JVM's two compilers. A crawl of a large site stays small.
set "short="
set "command=%~1"
if not defined command set "command=watch"
for %%C in (watch run next list text hint solution diff reset undo catch-up run-example) do if "%command%"=="%%C" set "short=-XX:TieredStopAtLevel=1 -XX:-UsePerfData"
if not defined TULIP_OPTS if "%~1"=="crawl" set "short=-Xms128m -Xmn96m -XX:SurvivorRatio=3 -XX:FreqInlineSize=60 -XX:MaxInlineLevel=4"
"%jdk%\bin\java.exe" %options% %short% %cached% %children% "-Dtulip.home=%root%" %TULIP_OPTS% tulip.runner.Main %*
exit /b %ERRORLEVEL%

rem Makes %candidate% the JDK to use if it is one, new enough, and better than the best so far.
:consider
if not exist "%candidate%\bin\java.exe" exit /b
if not exist "%candidate%\release" exit /b
set "version="
set "runtime="
set "vendor="
for /f "usebackq tokens=1,2 delims==" %%K in ("%candidate%\release") do (
    if "%%K"=="JAVA_VERSION" set "version=%%~L"
    if "%%K"=="JAVA_RUNTIME_VERSION" set "runtime=%%~L"
    if "%%K"=="IMPLEMENTOR_VERSION" set "vendor=%%~L"
)
if not defined version exit /b
set /a major=0, rank=0
for /f "tokens=1-3 delims=.-+_" %%A in ("%version%.0.0") do set /a major=%%A, rank=%%A*1000000+%%B*1000+%%C
if %major% LSS 25 goto refuse
if not exist "%candidate%\bin\javac.exe" set "version=%version% without a compiler"
if not exist "%candidate%\bin\javac.exe" goto refuse
rem A pre-release (26-ea+12) is less than any release.
if not defined runtime set "runtime=%version%"
for /f "delims=+" %%R in ("%runtime%") do set "release=%%R"
if not "%release:-=%"=="%release%" set /a rank=major
if %rank% LEQ %best% exit /b
set /a best=rank
set "jdk=%candidate%"
set "jdk_name=%candidate% %runtime% %vendor%"
exit /b

:refuse
if defined others set "others=%others%, "
set "others=%others%%version% in %candidate%"
exit /b

rem Sets classes to the folders of classes, with a semicolon behind each.
:class_folders
set "classes="
for /d %%M in ("%root%\module-*" "%root%\workshop\*") do set "folder=%%~fM\target\classes" & call :add_classes
for /d %%M in ("%root%\module-*" "%root%\workshop\*") do set "folder=%%~fM\target\test-classes" & call :add_classes
exit /b

:add_classes
if exist "%folder%\" set "classes=%classes%%folder%;"
exit /b

rem Exits with 1 if there is something to build or to pack.
:up_to_date
call :out_of_date
if errorlevel 1 exit /b 1
call :made_here
exit /b %ERRORLEVEL%

rem Exits with 1 if the jar and the AOT cache were made by another JDK, or before this folder was moved.
:made_here
set "made_by="
if exist "%start%\made-by" for /f "usebackq delims=" %%C in ("%start%\made-by") do set "made_by=%%C"
if not defined made_by exit /b 0
if "%made_by%"=="%jdk_name% %root%" exit /b 0
exit /b 1

rem Packs the classes into a jar and trains the AOT cache: a short command then starts in half the time. If this fails
rem (a full disk), commands start without.
:pack
if not exist "%start%\" md "%start%"
if exist "%start%\class-path" del "%start%\class-path"
if exist "%start%\cache" del "%start%\cache"
setlocal EnableDelayedExpansion
>"!start!\made-by" echo !jdk_name! !root!
endlocal
call :class_folders
set "CLASSPATH=%runner%\classes"
"%jdk%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 tulip.runner.launch.Pack "%start%" "%libraries%" "%classes:;=" "%" >>"%log%" 2>&1 <nul
if errorlevel 1 exit /b
set "CLASSPATH="
for /f "usebackq delims=" %%C in ("%start%\class-path") do set "CLASSPATH=%%C"
set "cache="
for /f "usebackq delims=" %%C in ("%start%\cache") do set "cache=%%C"
if not defined cache exit /b
call :train "%cache%" commands
call :train "%cache:~0,-4%-run.aot" run
call :train "%cache:~0,-4%-lanes.aot" lanes
call :train "%cache:~0,-4%-crawl.aot" crawl
exit /b

rem Trains the cache %1, unless it exists, with what %2 names.
:train
if exist "%~1" exit /b
"%jdk%\bin\java.exe" %options% "-Dtulip.home=%root%" "-XX:AOTCacheOutput=%~1.new" tulip.runner.launch.Training %2 "%~1" >>"%log%" 2>&1 <nul
if exist "%~1.new" move /y "%~1.new" "%~1" >nul
exit /b

rem Exits with 1 if anything was edited, added or deleted since the last good build. A folder is newer than the stamp
rem if a file in it was added or deleted. Answers to exercises do not count: the runner compiles them itself.
:out_of_date
if not exist "%stamp%" exit /b 1
if not exist "%libraries%" exit /b 1
set "missing="
for /d %%M in ("%root%\module-*" "%root%\workshop\*") do (
    if exist "%%~fM\src\main\java\" if not exist "%%~fM\target\classes\" set "missing=yes"
    if exist "%%~fM\src\test\java\" if not exist "%%~fM\target\test-classes\" set "missing=yes"
)
set "jars="
for /f "usebackq delims=" %%C in ("%libraries%") do set "jars=%%C"
if defined jars for %%J in ("%jars:;=" "%") do if not exist "%%~J" set "missing=yes"
if defined missing exit /b 1
set "TULIP_ROOT=%root%"
powershell -NoLogo -NoProfile -NonInteractive -Command "$t = (Get-Item -LiteralPath (Join-Path $env:TULIP_ROOT 'workshop\runner\target\built')).LastWriteTimeUtc; Set-Location -LiteralPath $env:TULIP_ROOT; function Look($f) { if ($f.PSIsContainer -and $f.Name -eq 'exercise') { return }; if ($f.LastWriteTimeUtc -gt $t) { exit 1 }; if ($f.PSIsContainer) { foreach ($c in (Get-ChildItem -LiteralPath $f.FullName -Force)) { Look $c } } }; foreach ($f in (Get-Item -Path pom.xml,.mvn,module-*\pom.xml,module-*\src,workshop\*\pom.xml,workshop\*\src -Force -ErrorAction SilentlyContinue)) { Look $f }; exit 0"
if errorlevel 1 exit /b 1
exit /b 0

rem Builds, unless another terminal has built while this terminal waited. Sets built to Maven's exit status.
:build
set "entered=yes"
call :up_to_date
if not errorlevel 1 exit /b 0
call :out_of_date
if not errorlevel 1 goto only_pack
if exist "%stamp%" >&2 echo tulip: building what changed since the last run (about 10 s) ...
if not exist "%stamp%" if exist "%root%\offline.zip" >&2 echo tulip: first build (about a minute; needs no network) ...
if not exist "%stamp%" if not exist "%root%\offline.zip" >&2 echo tulip: first build (about a minute; downloads what is missing) ...
if not exist "%runner%\" md "%runner%"
rem The time of the start: an edit made while Maven runs is newer, and is built next time.
if exist "%root%\.tulip\started" del "%root%\.tulip\started"
type nul >"%root%\.tulip\started"
type nul >"%log%"
if not exist "%root%\offline.zip" goto maven
rem The project came as a bundle. What it holds and this machine lacks is copied to where Maven looks for it.
"%jdk%\bin\java.exe" -XX:TieredStopAtLevel=1 "%root%\workshop\runner\src\main\java\tulip\runner\offline\Install.java" "%root%" >>"%log%" 2>&1 <nul
if not errorlevel 1 goto maven
set "built=1"
exit /b 0
:maven
setlocal
set "JAVA_HOME=%jdk%"
pushd "%root%"
call "%root%\mvnw.cmd" -q process-test-classes >>"%log%" 2>&1 <nul
endlocal & set "built=%ERRORLEVEL%"
popd
if not "%built%"=="0" exit /b 0
call :pack
move /y "%root%\.tulip\started" "%stamp%" >nul
exit /b 0

:only_pack
call :pack
exit /b 0
